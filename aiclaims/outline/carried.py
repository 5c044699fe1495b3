"""The matter file inside an outline's JSON."""

from __future__ import annotations

from typing import Any

from aiclaims.reasoning.matter_data import MatterError

NO_MATTER = (
    "This outline carries no matter: download the matter file, or print the outline again with “attach the matter”"
    " ticked."
)


def matter_within(data: Any) -> Any:
    """The matter file as data: what the JSON of an outline carries, else `data` itself. Raises MatterError for the
    JSON of a document that carries none."""
    if not isinstance(data, dict) or "sections" not in data:
        return data
    if not isinstance(data.get("matter"), dict):
        raise MatterError([NO_MATTER])
    return data["matter"]
