"""Made-up data for the style guide."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

SAMPLES: dict[str, Callable[[], dict[str, Any]]] = {}
