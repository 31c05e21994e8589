"""Settings of the baseline alone: real use, and beside it Django's own admin on the same rows."""

from typing import Any

from nahtlos.site.settings.production import *
from nahtlos.site.settings.production import INSTALLED_APPS as OURS

INSTALLED_APPS = ["django.contrib.admin", *OURS]
ROOT_URLCONF = "benchmarks.urls"
# The baseline draws its own fields, and templates as it always finds them.
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
PLAIN: dict[str, Any] = {
    "BACKEND": "django.template.backends.django.DjangoTemplates",
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
