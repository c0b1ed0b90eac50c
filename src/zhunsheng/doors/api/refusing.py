"""Every refusal as JSON: `{message, articles, instead, problems}` with the status that a program can act on.

400 the law forbids it now (order, bar, wait) or the request is malformed; 401 no valid token; 403 the person may
not; 404 no such case or not visible; 409 somebody else acted in between (`version` is the present one), or a head
that is none of this book's; 413 too long; 422 the facts do not fit (`problems` by field); 429 too many calls; 503 the
record cannot be written now.
"""

from __future__ import annotations

import logging
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from zhunsheng.cases.errors import BadFacts, Conflict, Forbidden, NoSuchCase
from zhunsheng.indicators import NoSuchIndicator, NoSuchYear, OtherBook, Unanswerable
from zhunsheng.record import RecordError, RecordUnavailable
from zhunsheng.registers.refused import Refused

_log = logging.getLogger(__name__)
PERSONS = frozenset({"organ", "role", "apart", "officers", "certificate", "auxiliary"})
"""The rules about who acts; every other rule is about what may be done when."""


class TooMuch(Exception):
    """A body longer than is read."""

    def __init__(self, most: int) -> None:
        super().__init__(f"请求正文超过上限({most // 1024} KB)。请分次提交;批量数据请用台账导入。")


class NotYours(Exception):
    """Something that the caller's posts do not give."""


class Missing(Exception):
    """No such procedure, step or figure."""


Told = tuple[int, dict[str, Any]]


def _body(message: str, **more: Any) -> dict[str, Any]:
    return {"message": message, "articles": [], "instead": "", "problems": []} | more


def _forbidden(no: Forbidden) -> Told:
    first = no.refusals[0]
    articles = [{"instrument": one.instrument.short, "article": one.label} for one in no.articles]
    instead = first.instead.format(**first.values)
    return 403 if first.rule in PERSONS else 400, _body(str(no), articles=articles, instead=instead)


def _bad_facts(no: BadFacts) -> Told:
    problems = [{"field": field, "title": title, "wrong": wrong} for field, title, wrong in no.problems]
    return 422, _body(str(no), problems=problems)


def _refused(no: Refused) -> Told:
    problems = [{"field": no.field, "title": no.field, "wrong": no.message}] if no.field else []
    return 400, _body(no.message, problems=problems)


def _invalid(no: ValidationError) -> Told:
    problems = []
    for one in no.errors:
        place = [str(part) for part in one["loc"] if part not in ("body", "query", "path", "payload")]
        wrong = "未填写" if one["type"] == "missing" else "填写有误"
        problems.append({"field": ".".join(place), "title": ".".join(place), "wrong": wrong})
    said = ";".join(f"「{one['title']}」{one['wrong']}" for one in problems)
    return 422, _body(f"{said}。请按接口说明改正后再提交。", problems=problems)


def _http(no: HttpError) -> Told:
    words = {
        400: "请求正文不是有效的 JSON。请核对格式和编码(UTF-8)。",
        401: "没有有效的令牌。请在请求头 Authorization 中提供 Bearer 令牌;令牌由 zhunsheng account token 发放。",
        429: "请求过于频繁。请稍后再试。",
    }
    return no.status_code, _body(words.get(no.status_code, str(no)))


def _broken(no: Exception) -> Told:
    """What nobody foresaw: the log gets the traceback, the caller a sentence."""
    _log.error("unforeseen error in the API", exc_info=no)
    return 500, _body("系统出错,本次没有写入任何内容。请稍后再试;仍不行的,请把时间和请求告诉维护人员。")


def install(api: NinjaAPI) -> None:
    """Let the API answer every refusal in one shape."""

    def answer(told: Told, request: HttpRequest) -> HttpResponse:
        status, body = told
        return api.create_response(request, body, status=status)

    def on(kind: type[Exception], tell: Any) -> None:
        api.add_exception_handler(kind, lambda request, no: answer(tell(no), request))

    on(Forbidden, _forbidden)
    on(BadFacts, _bad_facts)
    on(Refused, _refused)
    on(Conflict, lambda no: (409, _body(str(no), instead="请核对案件现状后再提交。", version=no.version)))
    on(NoSuchCase, lambda no: (404, _body(str(no))))
    on(NotYours, lambda no: (403, _body(str(no))))
    on(Missing, lambda no: (404, _body(str(no))))
    on(NoSuchIndicator, lambda no: (404, _body(str(no))))
    on(NoSuchYear, lambda no: (404, _body(str(no), years=list(no.years))))
    on(OtherBook, lambda no: (409, _body(str(no), instead="请告知审计人员,核验账簿。")))
    on(Unanswerable, lambda no: (400, _body(str(no))))
    on(TooMuch, lambda no: (413, _body(str(no))))
    on(RequestDataTooBig, lambda no: (413, _body("请求正文过长。请分次提交。")))
    on(DataError, lambda no: (400, _body("请求中有数据库不能保存的字符或者数值。请改正后再提交。")))
    on(RecordUnavailable, lambda no: (503, _body(str(no))))
    on(RecordError, lambda no: (400, _body(str(no))))
    on(Http404, lambda no: (404, _body("没有这个地址。请核对接口说明。")))
    on(ValidationError, _invalid)
    on(Exception, _broken)
    for kind in (HttpError, AuthenticationError, Throttled):
        on(kind, _http)
