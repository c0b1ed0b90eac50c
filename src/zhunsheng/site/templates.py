"""The Jinja2 environment of all pages: autoescape on, texts through gettext."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment


def environment(**options: Any) -> Environment:
    """Jinja2 as Django's backend asks for it, with addresses, static files and translation at hand."""
    env = Environment(**options, extensions=["jinja2.ext.i18n"])
    env.install_gettext_callables(  # type: ignore[attr-defined]  # added by the i18n extension
        gettext=translation.gettext, ngettext=translation.ngettext, newstyle=True
    )
    env.globals.update(static=static, url=reverse, get_language=translation.get_language)
    return env
