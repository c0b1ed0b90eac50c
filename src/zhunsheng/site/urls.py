"""Every address of the installation, room by room."""

from django.urls import URLPattern, URLResolver, include, path

from zhunsheng.doors.api.door import api

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/", api.urls),
    path("desk/", include("zhunsheng.doors.desk.urls")),
    path("", include("zhunsheng.doors.portal.urls")),
]
