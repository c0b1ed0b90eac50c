"""The addresses of the portal; everybody may open each of them."""

from django.urls import path

from zhunsheng.doors.portal import (
    draws,
    editions,
    figures,
    home,
    list_files,
    lists,
    officers,
    penalties,
    published,
    reader,
    shell,
    statistics,
)

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("language/<slug:code>", shell.choose_language, name="language"),
    path("proof", home.proof, name="proof"),
    path("penalties", penalties.listing, name="penalties"),
    path("penalties/<str:number>", penalties.decision, name="decision"),
    path("penalties/<str:number>/entries/<int:seq>", penalties.entry, name="entry"),
    path("published", published.kinds, name="published-kinds"),
    path("published/draw", draws.listing, name="published-draws"),
    path("published/<slug:procedure>", published.listing, name="published"),
    path("published/<slug:procedure>/<str:number>", published.case, name="published-case"),
    path(
        "published/<slug:procedure>/<str:number>/entries/<int:seq>", published.entry, name="published-entry"
    ),
    path("lists", lists.every, name="lists"),
    path("lists/<slug:name>", lists.one, name="list"),
    path("lists/<slug:name>/difference", lists.changes, name="list-changes"),
    path("lists/<slug:name>/file.<slug:kind>", list_files.download, name="list-file"),
    path("lists/<slug:name>/<str:case>", lists.entry, name="list-entry"),
    path("reports", editions.reports, name="reports"),
    path("reports/<str:case>", editions.report, name="report"),
    path("reports/<str:case>/document", editions.document, name="document"),
    path("figures/<int:year>", figures.year, name="figures"),
    path("figures/<int:year>/<str:name>", figures.one, name="figure"),
    path("figures/<int:year>/<str:name>/cases", figures.behind, name="behind"),
    path("statistics", statistics.listing, name="statistics"),
    path("statistics/<str:case>", statistics.table, name="statistics-table"),
    path("statistics/<str:case>/data.<slug:kind>", statistics.download, name="statistics-data"),
    path("statistics/<str:case>/cells/<str:code>", statistics.cases, name="statistics-cases"),
    path("reader", reader.reader, name="reader"),
    path("officers", officers.officers, name="officers"),
    path("bodies", officers.bodies, name="bodies"),
    path("draws", draws.listing, name="draws"),
    path("draws/check", draws.check, name="draw-check"),
    path("draws/<str:number>", draws.one, name="draw"),
    path("draws/<str:number>/file.json", draws.download, name="draw-file"),
]
