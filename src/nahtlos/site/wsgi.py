"""The door for a web server."""

import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

from nahtlos.core.clock import today
from nahtlos.law import queries as law

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nahtlos.site.settings.production")
application = get_wsgi_application()


def warm() -> None:
    """Read the law before somebody asks, so that the first visitor does not wait for it."""
    law.warm(today())


Thread(target=warm, daemon=True).start()
