"""What a web server loads: `gunicorn aiclaims.wsgi`."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aiclaims.settings")
application = get_wsgi_application()

from aiclaims.models import shipped  # noqa: E402 - models can be imported once Django is set up

shipped()  # before the first request, not in it
gc.freeze()  # the rulebooks live as long as the process: the collector need not walk them again and again
