"""Wakes Django up for a command that needs it, and says what a real installation lacks."""

import os
from pathlib import Path

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from nahtlos.site.faults import Fault

PRODUCTION = "nahtlos.site.settings.production"
DEMO = "nahtlos.site.settings.demo"
SHORTEST_SECRET = 40


def wake(settings_module: str = PRODUCTION) -> None:
    """Set Django up, with the settings that the environment names or else these."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", settings_module)
    try:
        django.setup()
    except (ImproperlyConfigured, ValueError) as trouble:
        raise Fault(str(trouble)) from trouble


def secret_faults() -> list[str]:
    """A sentence for each secret that is missing or too short to be one."""
    secrets = {"NAHTLOS_SECRET_KEY": _secret("SECRET_KEY"), "NAHTLOS_WALL_KEY": _secret("WALL_KEY")}
    return [
        f"{name} is {'too short' if secret else 'missing'}: give it {SHORTEST_SECRET} random"
        " characters or more."
        for name, secret in secrets.items()
        if len(secret) < SHORTEST_SECRET
    ]


def _secret(name: str) -> str:
    try:
        return str(getattr(settings, name))
    except ImproperlyConfigured:
        return ""


def collects_static() -> bool:
    """Whether the pages take static files from a folder where they were collected."""
    return "Manifest" in settings.STORAGES["staticfiles"]["BACKEND"]


def collect_static() -> None:
    """Copy the built files to where the pages take them from."""
    if not (Path(settings.PACKAGE) / "web" / "static" / "built").is_dir():
        raise Fault("The static files are not built: run `make setup`.")
    call_command("collectstatic", interactive=False, verbosity=0)


def static_faults() -> list[str]:
    """A sentence when the pages would have no static files."""
    if not collects_static() or (Path(str(settings.STATIC_ROOT)) / "staticfiles.json").exists():
        return []
    return [f"There are no static files in {settings.STATIC_ROOT}: run `nahtlos migrate`."]
