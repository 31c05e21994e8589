"""Settings that hold everywhere."""

import json
import os
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from nahtlos.site.database import from_url

PACKAGE = Path(__file__).resolve().parent.parent.parent

DEMO = False
DEBUG = False
SECRET_KEY = os.environ.get("NAHTLOS_SECRET_KEY", "")
WALL_KEY = os.environ.get("NAHTLOS_WALL_KEY", SECRET_KEY)
ALLOWED_HOSTS = os.environ.get("NAHTLOS_HOSTS", "localhost,127.0.0.1").split(",")
SITE_ADDRESS = os.environ.get("NAHTLOS_ADDRESS", "http://localhost:8000")
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS]
# Who runs this installation, for imprint and privacy: web/front/about.py names the keys.
OPERATOR: dict[str, str] = json.loads(os.environ.get("NAHTLOS_OPERATOR", "{}"))

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "procrastinate.contrib.django",
    "nahtlos.core",
    "nahtlos.network",
    "nahtlos.people",
    "nahtlos.outbox",
    "nahtlos.law",
    "nahtlos.recognition",
    "nahtlos.employers",
    "nahtlos.portal",
    "nahtlos.offers",
    "nahtlos.matching",
    "nahtlos.plan",
    "nahtlos.introductions",
    "nahtlos.placements",
    "nahtlos.referrals",
    "nahtlos.days",
    "nahtlos.events",
    "nahtlos.ideas",
    "nahtlos.internships",
    "nahtlos.apprenticeships",
    "nahtlos.projects",
    "nahtlos.mentoring",
    "nahtlos.activities",
    "nahtlos.outcomes",
    "nahtlos.steering",
    "nahtlos.web",
    "nahtlos.site",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "nahtlos.web.languages.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "nahtlos.web.session_end.SessionEndMiddleware",
    "nahtlos.web.acting.ActingMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "nahtlos.web.second_factor.SecondFactorMiddleware",
]

ROOT_URLCONF = "nahtlos.site.urls"
WSGI_APPLICATION = "nahtlos.site.wsgi.application"
FORM_RENDERER = "nahtlos.web.forms.KernRenderer"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "nahtlos.web.context.page",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton", "django.templatetags.i18n"],
        },
    }
]

DATABASES = {
    "default": from_url(os.environ.get("DATABASE_URL", "postgresql:///nahtlos"))
    | {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}
}
OWNER_URL = os.environ.get("DATABASE_OWNER_URL", os.environ.get("DATABASE_URL", ""))
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- sign-in ---------------------------------------------------------------------------------------
AUTH_USER_MODEL = "network.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "front:start"
ACCOUNT_ADAPTER = "nahtlos.web.sign_in.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "nahtlos.web.sign_in.SocialAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key"}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ADAPTER = "nahtlos.web.sign_in.SecondFactors"
MFA_TOTP_ISSUER = "Nahtlos"
SECOND_FACTOR = True
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_PROVIDERS: dict[str, dict[str, list[dict[str, object]]]] = {
    "openid_connect": {"APPS": []}
}
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True

SESSION_ENGINE = "nahtlos.web.sessions"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "nahtlos.web.errors.csrf_failure"

# --- language and time -----------------------------------------------------------------------------
LANGUAGE_CODE = "de"
LANGUAGES = [
    ("de", _("German")),
    ("en", _("English")),
    ("uk", _("Ukrainian")),
    ("ru", _("Russian")),
    ("ar", _("Arabic")),
    ("fa", _("Farsi")),
    ("tr", _("Turkish")),
    ("fr", _("French")),
]
STAFF_LANGUAGES = ("de", "en")
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_I18N = True
FORMAT_MODULE_PATH = ["nahtlos.site.formats"]
USE_TZ = True
TIME_ZONE = "Europe/Berlin"

# --- files -----------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "web" / "static"]
STATIC_ROOT: Path | None = Path(
    os.environ.get("NAHTLOS_STATIC", PACKAGE.parent.parent / "build" / "static")
)
# What papers are set in (plan.papers): unpacked by nahtlos.site.assets, never a font of the machine.
PAPER_FONTS = PACKAGE / "web" / "static" / "built" / "papers"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 31_536_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
FILE_UPLOAD_HANDLERS = ["nahtlos.web.uploading.Quota"]
# A scanner beside the built-in checks, for example clamdscan; without one, only those look.
VIRUS_SCANNER = os.environ.get("NAHTLOS_VIRUS_SCANNER", "")

# --- safety ----------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True

# Institutions' own systems are told at public addresses by https alone; a demo may tell this machine.
WEBHOOKS_ANYWHERE = False
WEBHOOK_SECONDS = 10.0
# Seconds until the next try, one after the other; after the last one it has failed.
WEBHOOK_WAITS: tuple[int, ...] = (5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400)

# The employment agency's job search: nobody asks it unless this is switched on (jobs/agency.py).
AGENCY = os.environ.get("NAHTLOS_AGENCY", "0") == "1"
AGENCY_KEY = os.environ.get("NAHTLOS_AGENCY_KEY", "jobboerse-jobsuche")
AGENCY_PLACE = os.environ.get("NAHTLOS_AGENCY_PLACE", "")
AGENCY_KM = int(os.environ.get("NAHTLOS_AGENCY_KM", "25"))
AGENCY_ADVISER = os.environ.get("NAHTLOS_AGENCY_ADVISER", "")

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = os.environ.get("NAHTLOS_MAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("NAHTLOS_MAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("NAHTLOS_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("NAHTLOS_MAIL_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("NAHTLOS_MAIL_TLS", "1") == "1"
SMS_CARRIER = "nahtlos.jobs.carriers.HttpSms" if os.environ.get("NAHTLOS_SMS_URL") else ""
SMS_URL = os.environ.get("NAHTLOS_SMS_URL", "")
SMS_KEY = os.environ.get("NAHTLOS_SMS_KEY", "")
CARRIER_SECRET = os.environ.get("NAHTLOS_CARRIER_SECRET", "")
DEFAULT_FROM_EMAIL = os.environ.get("NAHTLOS_MAIL_FROM", "nahtlos@localhost")

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"quiet": {"()": "nahtlos.site.logs.NothingPersonal"}},
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["quiet"]}
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"django.server": {"level": "WARNING"}},
}
TEST_RUNNER = "django.test.runner.DiscoverRunner"
