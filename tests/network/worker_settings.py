"""Settings of the worker that tests start: as the other tests, with short waits, told this machine."""

import os

from nahtlos.site.database import from_url
from nahtlos.site.settings.test import *  # noqa: F403 -- settings stand on settings

WEBHOOKS_ANYWHERE = True
WEBHOOK_SECONDS = 2.0
WEBHOOK_WAITS = (1, 1, 1)
DATABASES = {"default": from_url(os.environ["DATABASE_URL"])}
