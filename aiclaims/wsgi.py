"""What a web server loads: `gunicorn aiclaims.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aiclaims.settings")
application = get_wsgi_application()
