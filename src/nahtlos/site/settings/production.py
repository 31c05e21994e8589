"""Settings for real use; everything that differs from place to place comes from the environment."""

import json
import os

from nahtlos.site.settings.base import *
from nahtlos.site.settings.base import SITE_ADDRESS, SOCIALACCOUNT_PROVIDERS

HTTPS = SITE_ADDRESS.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"] = json.loads(os.environ.get("NAHTLOS_OIDC", "[]"))

# Log-ins are counted for all processes together.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "nahtlos_counts",
    }
}
