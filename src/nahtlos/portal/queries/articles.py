"""What there is to read, found by its words, and how it read before."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db.models import Q, QuerySet

from nahtlos.portal.models import Article, Language, State, Subject, Version

WORDS = {Language.GERMAN.value: "german", Language.ENGLISH.value: "english"}
MOST = 200
MOST_WORDS = 8


@dataclass(frozen=True)
class Shelf:
    """The pages of one subject."""

    key: str
    label: str
    articles: list[Article]


@dataclass(frozen=True)
class Difference:
    """One line of two texts: `sign` is + where it is new, - where it went, else empty."""

    sign: str
    text: str


def published(region: UUID, language: str) -> list[Shelf]:
    """What everybody may read in a language, subject by subject; no empty subject."""
    rows = list(_public(region, language)[:MOST])
    shelves = [
        Shelf(key, str(label), [one for one in rows if one.subject == key])
        for key, label in Subject.choices
    ]
    return [one for one in shelves if one.articles]


def search(region: UUID, language: str, typed: str) -> list[Article]:
    """The pages that have these words, the best first; where none does, those with parts of them."""
    if not typed.strip():
        return []
    config = WORDS.get(language, "simple")
    vector = (
        SearchVector("title", weight="A", config=config)
        + SearchVector("says", weight="B", config=config)
        + SearchVector("body", weight="C", config=config)
    )
    asked = SearchQuery(typed, config=config, search_type="websearch")
    rows = _public(region, language)
    ranked = rows.annotate(words=vector, rank=SearchRank(vector, asked)).filter(words=asked)
    found: list[Article] = [*ranked.order_by("-rank", "position", "id")[:MOST]]
    return found or list(rows.filter(_parts(typed))[:MOST])


def _parts(typed: str) -> Q:
    parts = Q()
    for word in typed.split()[:MOST_WORDS]:
        parts &= Q(title__icontains=word) | Q(says__icontains=word) | Q(body__icontains=word)
    return parts


def _public(region: UUID, language: str) -> QuerySet[Article]:
    rows = Article.objects.filter(region=region, language=language, state=State.PUBLISHED)
    return rows.select_related("checked_by").order_by("position", "title", "id")


def article_at(region: UUID, slug: str, language: str) -> Article | None:
    """A published page at its address; in another language where there is none in this one."""
    rows = Article.objects.filter(region=region, slug=slug, state=State.PUBLISHED)
    found = {one.language: one for one in rows.select_related("checked_by", "region")}
    return found.get(language) or next((found[one] for one in WORDS if one in found), None)


def other_languages(article: Article) -> list[str]:
    """In which other languages the same page is published."""
    rows = Article.objects.filter(
        region=article.region_id, slug=article.slug, state=State.PUBLISHED
    ).exclude(language=article.language)
    return list(rows.order_by("language").values_list("language", flat=True))


def article_for(key: UUID) -> Article | None:
    """A page that may be seen, draft or not."""
    return Article.objects.select_related("checked_by", "region").filter(pk=key).first()


def kept(region: UUID) -> list[Article]:
    """Every page of a region, those due for reading first."""
    rows = Article.objects.filter(region=region).select_related("checked_by")
    return list(rows.order_by("review_on", "slug", "language")[: MOST * 2])


def due(region: UUID, on: date, *, reminded_before: date) -> list[Article]:
    """Published pages whose day of review has come and of which nobody was told since."""
    rows = Article.objects.filter(region=region, state=State.PUBLISHED, review_on__lte=on)
    told = Q(reminded_on=None) | Q(reminded_on__lt=reminded_before)
    return list(rows.filter(told).order_by("review_on", "title")[:MOST])


def versions_of(article: UUID) -> list[Version]:
    """How a page read, the newest first."""
    rows = Version.objects.filter(article=article).select_related("saved_by")
    return list(rows.order_by("-number")[:MOST])


def version_for(article: UUID, number: int) -> Version | None:
    """One of them."""
    return Version.objects.filter(article=article, number=number).first()


def lines_changed(old: Version | None, new: Version) -> list[Difference]:
    """What is different between two versions, with a line around it."""
    before = _lines(old) if old else []
    return list(_differences(before, _lines(new)))


def _lines(version: Version) -> list[str]:
    return [version.title, version.says, *version.body.splitlines()]


def _differences(old: list[str], new: list[str]) -> Iterator[Difference]:
    for line in list(difflib.unified_diff(old, new, lineterm="", n=1))[2:]:
        if line.startswith("@@"):
            yield Difference("", "…")
        else:
            yield Difference(line[0].strip(), line[1:])
