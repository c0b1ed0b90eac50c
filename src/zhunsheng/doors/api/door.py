"""The API put together: JSON at /api/, its description at /api/openapi.json, no page that would need a network."""

from __future__ import annotations

from ninja import NinjaAPI

from zhunsheng.doors.api import cases, declared, described, figures, nowhere, public, refusing, witness
from zhunsheng.doors.api.callers import Bearer, PerMinute

api = NinjaAPI(
    title="准绳 Zhunsheng",
    version="1",
    description=refusing.__doc__ or "",
    docs_url=None,
    openapi_url="/openapi.json",
    auth=Bearer(),
    throttle=[PerMinute(1200)],
    urls_namespace="api",
)
refusing.install(api)
api.add_router("/cases", cases.router)
api.add_router("/procedures", described.router)
api.add_router("/procedures", declared.router)
api.add_router("/figures", figures.router)
api.add_router("/public", public.router)
api.add_router("/witness", witness.router)
api.add_router("", nowhere.router)  # last: it answers whatever no other did
