"""Settings of the baseline alone: real use, and beside it Django's own admin on the same rows."""

from nahtlos.site.settings.production import *
from nahtlos.site.settings.production import INSTALLED_APPS as OURS
from nahtlos.site.settings.production import TEMPLATES as PAGES

INSTALLED_APPS = ["django.contrib.admin", *OURS]
ROOT_URLCONF = "benchmarks.urls"
# The baseline draws its own fields, and templates as it always finds them.
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
PLAIN = {
    "BACKEND": PAGES[0]["BACKEND"],
    "APP_DIRS": True,
    "OPTIONS": {
        "context_processors": [
            "django.template.context_processors.request",
            "django.contrib.auth.context_processors.auth",
            "django.contrib.messages.context_processors.messages",
        ]
    },
}
TEMPLATES = [PLAIN]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
