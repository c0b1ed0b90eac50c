"""The cases room as a Django app."""

from django.apps import AppConfig


class Cases(AppConfig):
    name = "zhunsheng.cases"
    label = "cases"
