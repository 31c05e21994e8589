"""Every file that git keeps reads the same everywhere and tells nothing of the machine it was made on."""

import re
from pathlib import Path

import pytest

from .house import ROOT, at, tracked

BINARY = {".png", ".jpg", ".webp", ".ico", ".woff2", ".pdf", ".gz", ".parquet", ".xlsx"}
# Put together from halves, so that this file passes its own test.
HOSTS = re.compile(
    "|".join(["py" + r"pi\.org", "python" + r"hosted\.org", "npm" + r"js\.(?:org|com)"])
)
HOMES = re.compile(r"(?<![\w./-])/(?:home|Users|root)/[\w.-]+")
SECRETS = re.compile(r"-----BEGIN [A-Z ]*PRIVATE " + "KEY-----")


def texts() -> list[Path]:
    return [path for path in tracked() if path.suffix not in BINARY]


def neighbours() -> re.Pattern[str]:
    """The folders beside this checkout and the checkout itself, by their whole path."""
    beside = [
        ROOT,
        *(p for p in ROOT.parent.iterdir() if p.is_dir() and not p.name.startswith(".")),
    ]
    return re.compile("|".join(rf"{re.escape(str(path))}\b" for path in beside))


def places(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{at(path, number)} {match[0]}"
        for path in texts()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if (match := pattern.search(line))
    ]


def test_every_text_is_utf8_with_unix_line_ends() -> None:
    found = [
        path.relative_to(ROOT)
        for path in texts()
        if (text := path.read_bytes().decode("utf-8")) and ("\r" in text or not text.endswith("\n"))
    ]
    assert found == []


def test_nothing_generated_is_committed() -> None:
    built = re.compile(r"\.(?:mo|pyc|map)$|\.min\.(?:js|css)$|\.woff2$|/static/(?:vendor|built)/")
    assert [p.relative_to(ROOT) for p in tracked() if built.search(p.as_posix())] == []


@pytest.mark.parametrize(
    "pattern", [HOSTS, HOMES, SECRETS, neighbours()], ids=["hosts", "homes", "secrets", "checkout"]
)
def test_no_file_tells_where_it_was_made(pattern: re.Pattern[str]) -> None:
    assert places(pattern) == []
