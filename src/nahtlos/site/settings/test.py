"""Settings of the tests: as in real use, only quicker where it changes nothing that is tested."""

from nahtlos.site.settings.base import *  # noqa: F403 -- settings stand on settings

SECRET_KEY = WALL_KEY = "only-for-tests-only-for-tests-only-for-tests"  # noqa: S105 -- test
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
