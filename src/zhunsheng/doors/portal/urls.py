"""The addresses of the portal; everybody may open each of them."""

from django.urls import path

from zhunsheng.doors.portal import figures, home, penalties, reader, shell

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("language/<slug:code>", shell.choose_language, name="language"),
    path("proof", home.proof, name="proof"),
    path("penalties", penalties.listing, name="penalties"),
    path("penalties/<str:number>", penalties.decision, name="decision"),
    path("penalties/<str:number>/entries/<int:seq>", penalties.entry, name="entry"),
    path("reports", figures.reports, name="reports"),
    path("reader", reader.reader, name="reader"),
]
