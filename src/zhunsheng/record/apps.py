"""The record as a Django app: tables by migration, no models; all SQL is written by hand."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """The book: one append-only table, hash-chained; knows no procedure."""

    name = "zhunsheng.record"
    label = "record"
