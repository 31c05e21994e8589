"""The region's own instruments: the law that its pages ask, and what its coordination keeps.

Apart from the other questions of the room, because those also serve where there is no database.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from nahtlos.law.catalogue import Catalogue, CatalogueFault, catalogue
from nahtlos.law.catalogue import raw as shipped
from nahtlos.law.catalogue.own import extended, own_entry, readable
from nahtlos.law.engine.conditions import Says
from nahtlos.law.models import RegionalInstrument, RegionalVersion, State
from nahtlos.law.queries.catalogue_pages import InstrumentPage

MOST_SOURCES = 8
Version = RegionalVersion
NoVersion = RegionalVersion.DoesNotExist


def region_source(region: UUID | None) -> Catalogue:
    """The law to ask for a person of this region: the shipped one with what the region published.

    One query; as long as nothing is published anew it is the same object, so that diagrams stay.
    What the program can no longer read is left out (`unreadable`).
    """
    if region is None:
        return catalogue()
    published = RegionalVersion.objects.filter(region=region, state=State.PUBLISHED)
    keys = tuple(published.order_by("pk").values_list("pk", flat=True))
    return _source(catalogue(), keys) if keys else catalogue()


@lru_cache(maxsize=MOST_SOURCES)
def _source(base: Catalogue, keys: tuple[UUID, ...]) -> Catalogue:
    """A version that was published never changes, so its key stands for its words."""
    rows = RegionalVersion.objects.filter(pk__in=keys).order_by("pk")
    return extended(base, rows.values_list("content", flat=True))


@dataclass(frozen=True)
class Unreadable:
    """A published instrument that this program cannot read, and where it stumbles."""

    key: UUID
    slug: str
    region: str
    why: str


def unreadable(region: UUID | None = None) -> tuple[Unreadable, ...]:
    """What is published and does not answer, in one region or in all that the actor sees."""
    rows = RegionalVersion.objects.filter(state=State.PUBLISHED)
    if region is not None:
        rows = rows.filter(region=region)
    found = rows.order_by("pk").values_list("pk", "content", "region__name")
    return tuple(_unreadable(found))


def _unreadable(rows: Iterable[tuple[UUID, Any, str]]) -> Iterator[Unreadable]:
    for key, content, region in rows:
        try:
            own_entry(content)
        except CatalogueFault as fault:
            slug = content.get("id", "") if isinstance(content, dict) else ""
            yield Unreadable(key, str(slug), region, str(fault))


@dataclass(frozen=True)
class Entry:
    """One instrument of the region with its versions, the newest first."""

    instrument: RegionalInstrument
    versions: tuple[RegionalVersion, ...]

    @property
    def draft(self) -> RegionalVersion | None:
        """The version that is being written."""
        return self._in(State.DRAFT)

    @property
    def published(self) -> RegionalVersion | None:
        """The version that answers."""
        return self._in(State.PUBLISHED)

    @property
    def shown(self) -> RegionalVersion:
        """The version that stands for the instrument: published, else draft, else the last one."""
        return self.published or self.draft or self.versions[0]

    @property
    def title(self) -> Says:
        """What it is called."""
        return title_of(self.shown.content)

    def _in(self, state: State) -> RegionalVersion | None:
        return next((one for one in self.versions if one.state == state), None)


def title_of(content: Any) -> Says:
    """The title in both languages, as far as the document has one."""
    title = content.get("title") if isinstance(content, dict) else None
    given = title if isinstance(title, dict) else {}
    return {language: str(given.get(language, "–")) for language in ("de", "en")}


def entries(region: UUID) -> tuple[Entry, ...]:
    """Every instrument of the region that the actor sees, by its German title; two queries."""
    rows = RegionalInstrument.objects.filter(region=region).prefetch_related("versions")
    found = (Entry(row, tuple(row.versions.all())) for row in rows)
    return tuple(sorted((one for one in found if one.versions), key=lambda one: one.title["de"]))


def entry_of(instrument: UUID) -> Entry:
    """One instrument with all its versions; raises RegionalInstrument.DoesNotExist."""
    row = RegionalInstrument.objects.prefetch_related("versions").get(pk=instrument)
    return Entry(row, tuple(row.versions.all()))


def version_for(key: UUID) -> RegionalVersion:
    """A version with its instrument and who wrote it; raises NoVersion."""
    rows = RegionalVersion.objects.select_related(
        "instrument", "changed_by", "published_by", "retired_by"
    )
    return rows.get(pk=key)


def begins(version: RegionalVersion) -> date:
    """The first day of a version, the first of all days where it cannot be read."""
    found = readable(version.content)
    return found.versions[0].since if found else date.min


def page_of(version: RegionalVersion, on: date) -> InstrumentPage | None:
    """The version as a page of the law shows an instrument, None where it cannot be read."""
    found = readable(version.content)
    return None if found is None else InstrumentPage(found, found.on(on), on)


def instrument_page(id_: str, on: date, region: UUID | None) -> InstrumentPage | None:
    """An instrument of the program or of this region, None where there is none of that name."""
    found = region_source(region).instruments.get(id_)
    return None if found is None else InstrumentPage(found, found.on(on), on)


def public_page(id_: str, on: date) -> InstrumentPage | None:
    """What some region has published under this name, as far as the actor sees it."""
    rows = RegionalVersion.objects.filter(instrument__slug=id_, state=State.PUBLISHED)
    version = rows.order_by("pk").first()
    return None if version is None else page_of(version, on)


def to_copy(id_: str, region: UUID) -> Any | None:
    """The document of a shipped instrument or of one of the region, None where there is none."""
    found = shipped.document(id_)
    if found is not None:
        return found
    own = (one.shown.content for one in entries(region) if one.instrument.slug == id_)
    return next(own, None)
