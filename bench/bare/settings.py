"""The shipped settings with no middleware but sessions and form tokens."""

from aiclaims.settings import *  # noqa: F403

MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.csrf.CsrfViewMiddleware"]
ROOT_URLCONF = "bench.bare.urls"
