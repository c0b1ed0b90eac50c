"""The registers as a Django app."""

from django.apps import AppConfig


class Registers(AppConfig):
    """Label "registers"; the account model is `registers.Account`."""

    name = "zhunsheng.registers"
    label = "registers"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "名册"
