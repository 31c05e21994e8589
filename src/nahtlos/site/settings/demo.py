"""Settings of the demo: invented persons, one-click log-ins, no second factor."""

from nahtlos.site.settings.base import *
from nahtlos.site.settings.base import PACKAGE, TEMPLATES

DEMO = True
SECOND_FACTOR = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True

# Straight from where they are built, and asked for again after every rebuild.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 0

# The templates of the demo's own doors are found in the demo alone.
DOORS = PACKAGE / "web" / "front" / "demo" / "templates"
TEMPLATES = [{**TEMPLATES[0], "DIRS": [PACKAGE / "web" / "templates", DOORS]}]
STATIC_ROOT = None
LOGGING = LOGGING | {"root": {"handlers": ["console"], "level": "WARNING"}}
