"""What a projection is: what a step changes in the registers that every case joins on (powers, certificates, bodies).

A register entered through a procedure is the projection of its cases: nobody enters the same thing twice.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from zhunsheng.procedures.acts import Case

Projection = Callable[[Case, Any], None]
"""Given the case after the step and the act, enters it in the registers; may raise Refused, which undoes the step."""
