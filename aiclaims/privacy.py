"""Keeps what clients tell us out of caches, search engines and logs."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from types import TracebackType

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def private_pages(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: no page of ours is stored, indexed or given rights it does not need. Static files pass earlier."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        patch_cache_control(response, no_store=True, private=True)
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Permissions-Policy"] = PERMISSIONS
        return response

    return respond


class DiscreetFormatter(logging.Formatter):
    """Prints where an exception arose and its class, never its message: that may quote a client's answer."""

    def formatException(  # noqa: N802 (the name is the standard library's)
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        frames = "".join(traceback.format_tb(ei[2]))
        return f"{frames}{ei[0].__name__ if ei[0] else 'no exception'}"
