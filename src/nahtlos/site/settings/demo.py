"""Settings of the demo: invented persons, one-click log-ins, no second factor."""

from nahtlos.site.settings.base import *

DEMO = True
SECOND_FACTOR = False
WEBHOOKS_ANYWHERE = True
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
SMS_CARRIER = "nahtlos.jobs.carriers.ScreenSms"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True

# Straight from where they are built, and asked for again after every rebuild.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 0

STATIC_ROOT = None
LOGGING = LOGGING | {"root": {"handlers": ["console"], "level": "WARNING"}}
LOGGING["loggers"] |= {"psycopg.pool": {"level": "ERROR"}}
