"""Wires the house up when all its rooms are loaded."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Connects news with its listeners and thereby registers the jobs."""

    name = "nahtlos.site"

    def ready(self) -> None:
        from nahtlos.site import wiring  # noqa: PLC0415 -- app ready

        wiring.connect()
