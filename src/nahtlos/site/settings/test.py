"""Settings of the tests: as in real use, only quicker where it changes nothing that is tested."""

from nahtlos.site.settings import base
from nahtlos.site.settings.base import *

SECRET_KEY = WALL_KEY = "only-for-tests-only-for-tests-only-for-tests"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SMS_CARRIER = "nahtlos.jobs.carriers.KeptSms"
AGENCY = False
CARRIER_SECRET = "only-for-tests-only-for-tests"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
# The live server of the tests finds static files by itself.
MIDDLEWARE = [name for name in base.MIDDLEWARE if "whitenoise" not in name]
# Texts in the code are English; only tests in a browser choose German.
LANGUAGE_CODE = "en"
