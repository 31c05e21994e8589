"""Articles: written, changed, published, checked; every text that was kept can come back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import demand, unless
from nahtlos.core.wall import acting
from nahtlos.network.actions.once import only_once
from nahtlos.portal import access
from nahtlos.portal.catalogue import shelf
from nahtlos.portal.models import Article, State, Version

HALF_A_YEAR = timedelta(days=182)
SAME_ADDRESS = _("There is a page with this address in this language already.")
CHANGED = _("Somebody else has changed this page meanwhile. Look at their text first.")


@dataclass(frozen=True, kw_only=True)
class Text:
    """What a page says, as it was typed."""

    subject: str
    title: str
    says: str
    body: str
    position: int = 100


@transaction.atomic
def make_article(
    *, region: UUID, slug: str, language: str, text: Text, by: Actor, at: datetime, on: date
) -> Article:
    """Begin a page; nobody else reads it before it is published."""
    demand(access.may_keep_articles(by, region))
    with only_once(SAME_ADDRESS):
        article = Article.objects.create(
            region_id=region, slug=slug, language=language, subject=text.subject,
            title=text.title, says=text.says, body=text.body, position=text.position,
            checked_on=on, checked_by_id=by.institution, review_on=on + HALF_A_YEAR,
        )  # fmt: skip
    _keep(article, by, at)
    return article


@transaction.atomic
def change_article(
    *, article: Article, text: Text, review_on: date, seen: int, by: Actor, at: datetime, on: date
) -> Article:
    """Keep a new text as a new version; `seen` is the version that was changed."""
    demand(access.may_keep_articles(by, article.region_id))
    locked = Article.objects.select_for_update().get(pk=article.pk)
    demand(unless(locked.version == seen, CHANGED))
    new = (locked.title, locked.says, locked.body) != (text.title, text.says, text.body)
    locked.subject, locked.position, locked.review_on = text.subject, text.position, review_on
    locked.title, locked.says, locked.body = text.title, text.says, text.body
    locked.checked_on, locked.checked_by_id, locked.reminded_on = on, by.institution, None
    locked.version += new
    locked.save()
    if new:
        _keep(locked, by, at)
    return locked


@transaction.atomic
def restore(*, article: Article, version: Version, by: Actor, at: datetime, on: date) -> Article:
    """Bring an older text back, as a new version."""
    text = Text(
        subject=article.subject, position=article.position, title=version.title,
        says=version.says, body=version.body,
    )  # fmt: skip
    return change_article(
        article=article, text=text, review_on=article.review_on, seen=article.version,
        by=by, at=at, on=on,
    )  # fmt: skip


@transaction.atomic
def publish(*, article: Article, by: Actor) -> None:
    """Let everybody read it."""
    demand(access.may_publish(by, article, publish=True))
    article.state = State.PUBLISHED
    article.save(update_fields=["state"])


@transaction.atomic
def take_back(*, article: Article, by: Actor) -> None:
    """Make it a draft again."""
    demand(access.may_publish(by, article, publish=False))
    article.state = State.DRAFT
    article.save(update_fields=["state"])


@transaction.atomic
def check_article(*, article: Article, by: Actor, on: date) -> None:
    """Somebody has read it and it still holds."""
    demand(access.may_keep_articles(by, article.region_id))
    article.checked_on, article.checked_by_id = on, by.institution
    article.review_on, article.reminded_on = on + HALF_A_YEAR, None
    article.save(update_fields=["checked_on", "checked_by", "review_on", "reminded_on"])


def mark_reminded(*, articles: Iterable[UUID], by: Actor, on: date) -> None:
    """Remember that the region was told."""
    with acting(by):
        Article.objects.filter(pk__in=list(articles)).update(reminded_on=on)


@transaction.atomic
def fill_shelf(*, region: UUID, by: Actor, at: datetime, on: date) -> int:
    """Put the pages that come with the program on an empty place; what is there stays. How many."""
    demand(access.may_keep_articles(by, region))
    there = set(Article.objects.filter(region=region).values_list("slug", "language"))
    made = 0
    for page in shelf():
        if (page.slug, page.language) in there:
            continue
        article = Article.objects.create(
            region_id=region, slug=page.slug, language=page.language, subject=page.subject,
            title=page.title, says=page.says, body=page.body, position=page.position,
            state=State.PUBLISHED, law_as_of=page.law_as_of, checked_on=page.law_as_of,
            review_on=on + HALF_A_YEAR,
        )  # fmt: skip
        _keep(article, by, at)
        made += 1
    return made


def _keep(article: Article, by: Actor, at: datetime) -> None:
    Version.objects.create(
        region_id=article.region_id, article=article, number=article.version,
        title=article.title, says=article.says, body=article.body,
        saved_at=at, saved_by_id=by.institution,
    )  # fmt: skip
