"""Looking for viruses: by a scanner where one is configured, and always for the signature of tests."""

import re
import subprocess
from typing import Protocol

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from nahtlos.people.actions.faults import NotAPaper

# The European test file; it does no harm and stands for every virus (eicar.org).
TEST_VIRUS = re.compile(rb"X5O!P%@AP\[4\\PZX54\(P\^\)7CC\)7\}\$EICAR")
LONGEST = 60
CLEAN, FOUND = 0, 1

VIRUS = _("A virus scanner warns of this file. It was not kept. Please scan the paper anew.")
NOT_NOW = _("Files cannot be checked for viruses at the moment. Please try again later.")


class Scanner(Protocol):
    """Whatever can tell whether bytes hold a virus."""

    def finds(self, content: bytes) -> bool:
        """Whether there is one; raises OSError where that cannot be told."""


class BuiltIn:
    """Knows the test virus and nothing else."""

    def finds(self, content: bytes) -> bool:
        return TEST_VIRUS.search(content) is not None


class Clam:
    """ClamAV's `clamdscan`, asked through its standard input, so that nothing lies on the disk."""

    def __init__(self, command: str) -> None:
        self.command = command

    def finds(self, content: bytes) -> bool:
        done = subprocess.run(  # noqa: S603 -- the operator names the command, the file goes to stdin
            [self.command, "--no-summary", "--stream", "-"],
            input=content, capture_output=True, timeout=LONGEST, check=False,
        )  # fmt: skip
        if done.returncode not in {CLEAN, FOUND}:
            raise OSError(f"{self.command} ended with {done.returncode}")
        return done.returncode == FOUND


def scanners() -> tuple[Scanner, ...]:
    """The built-in checks, and the scanner that the operator has named."""
    command: str = getattr(settings, "VIRUS_SCANNER", "")
    return (BuiltIn(), Clam(command)) if command else (BuiltIn(),)


def refuse_viruses(content: bytes) -> None:
    """Raises NotAPaper where a scanner finds something, and where it cannot look: then nothing is kept."""
    try:
        found = any(one.finds(content) for one in scanners())
    except (OSError, subprocess.SubprocessError) as error:
        raise NotAPaper(NOT_NOW) from error
    if found:
        raise NotAPaper(VIRUS)
