"""The command line: `nahtlos`. One module a command, loaded only when it is asked for."""

from nahtlos.site.cli.main import main

__all__ = ("main",)
