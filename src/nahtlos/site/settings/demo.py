"""Settings of the demo: invented persons, one-click log-ins, no second factor."""

from nahtlos.site.settings.base import *  # noqa: F403 -- settings stand on settings

DEMO = True
SECOND_FACTOR = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
