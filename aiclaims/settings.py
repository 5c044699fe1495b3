"""Settings, all in one file. Nothing needs to be set; `README.md` lists what can be."""

from __future__ import annotations

from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from aiclaims.environment import private_folder, secret_key, switch, text, words

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = private_folder(Path(text("AICLAIMS_DATA", str(BASE_DIR / "data"))).resolve())

SECRET_KEY = secret_key(DATA_DIR / "secret-key")
DEBUG = switch("AICLAIMS_DEBUG")
HTTPS = switch("AICLAIMS_HTTPS")
ALLOWED_HOSTS = words("AICLAIMS_HOSTS", "127.0.0.1,localhost,[::1]")

INSTALLED_APPS = [
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    "crispy_forms",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "aiclaims",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "aiclaims.compression.compressed",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "aiclaims.privacy.private_pages",
    "aiclaims.languages.in_chosen_language",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "aiclaims.urls"
WSGI_APPLICATION = "aiclaims.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = ("aiclaims",)
CRISPY_TEMPLATE_PACK = "aiclaims"

SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATA_DIR / "aiclaims.sqlite3",
    "CONN_MAX_AGE": 600,
    "OPTIONS": {
        # A read followed by a write in one deferred transaction fails at once when somebody else has written.
        "transaction_mode": "IMMEDIATE",
        "timeout": 5,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000;"
        " PRAGMA mmap_size=134217728; PRAGMA temp_store=MEMORY",
    },
}
DATABASE_URL = text("DATABASE_URL", "")
DATABASES = {
    "default": dj_database_url.parse(DATABASE_URL, conn_max_age=600, conn_health_checks=True)
    if DATABASE_URL
    else SQLITE
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Files are made by renderers (`manage.py db_worker`), never by whoever shows pages.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("ja", "日本語"), ("zh-hans", "简体中文")]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = HTTPS
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = text("AICLAIMS_TIME_ZONE", "UTC")

# WhiteNoise reads the source folders once at start: no build step, nothing to collect.
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False

CSRF_FAILURE_VIEW = "aiclaims.views.interview.lapsed.csrf_failure"
SESSION_COOKIE_AGE = 180 * 24 * 60 * 60
SESSION_COOKIE_NAME = "aiclaims"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # subdomains and preloading are the office's to decide
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# A ten-megabyte answer must reach its form, which refuses it and shows it again (percent-encoding triples it).
DATA_UPLOAD_MAX_MEMORY_SIZE = 32 * 2**20
# What a hundred parties can all be asked on one page, with every box of it filled in.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_NUMBER_FILES = 1
FILE_UPLOAD_HANDLERS = ["aiclaims.forms.upload.SmallFileHandler"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"discreet": {"()": "aiclaims.privacy.DiscreetFormatter", "format": "%(levelname)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "discreet"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # Replaces Django's own handlers, which would mail whole requests to the administrators.
    "loggers": {"django": {"handlers": ["console"], "level": "INFO", "propagate": False}},
}
