"""The desk's addresses, below /desk/."""

from django.urls import path

from zhunsheng.doors.desk import (
    casepage,
    exams,
    figures,
    files,
    ledger,
    lists,
    reading,
    reporting,
    signing,
    statistics,
    stepping,
    watching,
)

app_name = "desk"
urlpatterns = [
    path("", signing.front, name="front"),
    path("sign-in", signing.sign_in, name="sign-in"),
    path("sign-out", signing.sign_out, name="sign-out"),
    path("language", signing.language, name="language"),
    path("work", lists.work, name="work"),
    path("cases", lists.cases, name="cases"),
    path("new", stepping.choose, name="new"),
    path("new/<slug:procedure>/<slug:step>", stepping.opening, name="opening"),
    path("new/<slug:procedure>/<slug:step>/check", stepping.check_opening, name="check-opening"),
    path("cases/<str:case>", casepage.case, name="case"),
    path("cases/<str:case>/steps/<slug:step>", stepping.step, name="step"),
    path("cases/<str:case>/steps/<slug:step>/check", stepping.check_step, name="check-step"),
    path("cases/<str:case>/papers/<slug:kind>", files.paper, name="paper"),
    path("cases/<str:case>/evidence/<int:seq>/<str:digest>", files.evidence, name="evidence"),
    path("ledger", ledger.ledger, name="ledger"),
    path("watch", watching.watch, name="watch"),
    path("exams", exams.exams, name="exams"),
    path("exams/<str:exam>/<slug:paper>", exams.begin, name="exam-begin"),
    path("sittings/<str:case>", exams.sit, name="sitting"),
    path("statistics", statistics.statistics, name="statistics"),
    path("statistics/draft", statistics.draft, name="statistics-draft"),
    path("statistics/file.<slug:kind>", statistics.table_file, name="statistics-file"),
    path("statistics/cells/<slug:code>", statistics.cell, name="statistics-cell"),
    path("credit/file.<slug:kind>", statistics.credit_file, name="credit-file"),
    path("figures", figures.figures, name="figures"),
    path("figures/<str:name>", figures.figure, name="figure"),
    path("reports", reporting.listing, name="reports"),
    path("reports/new", reporting.compose, name="report-new"),
    path("reports/<str:case>", reporting.report, name="report"),
    path("reports/<str:case>/revise", reporting.compose, name="report-revise"),
    path("reading", reading.reading, name="reading"),
    path("reports/<str:case>/document", reporting.document, name="report-document"),
]
