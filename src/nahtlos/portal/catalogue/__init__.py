"""The pages for employers that come with the program; a region makes them its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent / "articles"


@dataclass(frozen=True)
class Page:
    """One page in one language, checked against the law as it was on `law_as_of`."""

    slug: str
    language: str
    subject: str
    position: int
    title: str
    says: str
    body: str
    law_as_of: date


@cache
def shelf() -> tuple[Page, ...]:
    """Every page in every language, in order."""
    pages = (page for path in sorted(FOLDER.glob("*.yaml")) for page in _pages(path))
    return tuple(sorted(pages, key=lambda page: (page.position, page.slug, page.language)))


def _pages(path: Path) -> Iterator[Page]:
    read = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    for language in ("de", "en"):
        text = read[language]
        yield Page(
            slug=path.stem,
            language=language,
            subject=read["subject"],
            position=read["position"],
            title=text["title"],
            says=text["says"],
            body=text["body"].strip(),
            law_as_of=date.fromisoformat(read["law_as_of"]),
        )
