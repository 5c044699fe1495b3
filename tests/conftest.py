"""What all tests share: nothing they leave behind stands outside `build/`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import override_settings
from hypothesis.configuration import set_hypothesis_home_dir

set_hypothesis_home_dir("build/.hypothesis")


@pytest.fixture(autouse=True)
def files_are_made_at_once() -> Iterator[None]:
    """Whoever asks for a file makes it: no renderer runs beside the tests but in one of them."""
    with override_settings(TASKS={"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}):
        yield
