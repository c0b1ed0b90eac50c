"""Every address of the installation, room by room."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("desk/", include("zhunsheng.doors.desk.urls")),
    path("", include("zhunsheng.doors.portal.urls")),
]
