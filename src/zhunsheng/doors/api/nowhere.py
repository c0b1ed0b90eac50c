"""Whatever has no address in the API is said in JSON too."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from zhunsheng.doors.api.refusing import Missing

router = Router(auth=None)


@router.api_operation(["GET", "POST", "PUT", "PATCH", "DELETE"], "/{path:rest}", include_in_schema=False)
def nowhere(request: HttpRequest, rest: str) -> None:
    """Raises Missing."""
    raise Missing(f"没有这个地址:/api/{rest}。请核对接口说明 /api/openapi.json。")
