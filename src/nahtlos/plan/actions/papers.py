"""Papers made from a file, and a region's own templates: drafted, published, taken out of use."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand
from nahtlos.people.actions import NotAPaper, read_document
from nahtlos.people.queries import Person
from nahtlos.plan import access
from nahtlos.plan.models import Paper, Template, TemplateKind
from nahtlos.plan.papers import fillable, letters, templates
from nahtlos.plan.papers.sources import SOURCES
from nahtlos.plan.queries.papers import Choice, letter_of

NOT_A_PDF = _("Please choose a PDF that can be filled in.")


class BadForm(Exception):
    """A file that is no form to fill in; `sentence` says why, for whoever sent it."""

    def __init__(self, sentence: Promise | str) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


@dataclass(frozen=True)
class Wish:
    """What is to stand on the paper: the values, those in the person's language, what was typed."""

    values: Mapping[str, str]
    own: Mapping[str, str] = field(default_factory=dict)
    typed: tuple[str, ...] = ()
    language: str = "de"


@transaction.atomic
def make_paper(
    *, person: Person, choice: Choice, wish: Wish, by: Actor, at: datetime
) -> tuple[Paper, bytes]:
    """Make the PDF and write down that it was made, in one go."""
    demand(access.may_make_papers(by, person))
    made = _made(choice, wish, at)
    kept = Paper.objects.create(
        person=person,
        region_id=person.region_id,
        institution_id=person.institution_id,
        template=choice.key,
        version=choice.version,
        title=choice.title["de"],
        language=wish.language,
        typed=sorted(wish.typed),
        digest=hashlib.sha256(made).hexdigest(),
        made_at=at,
        made_by_id=sure(by.account),
    )
    return kept, made


def _made(choice: Choice, wish: Wish, at: datetime) -> bytes:
    if choice.form and choice.row is not None:
        return fillable.fill(bytes(choice.row.content), wish.values)
    return letters.pdf(letters.Letter(letter_of(choice), wish.values, wish.language, at, wish.own))


def read_form(content: bytes) -> bytes:
    """A form as it is kept: looked through for programs, bombs and viruses, with fields to fill.

    Raises BadForm with a sentence.
    """
    try:
        paper = read_document(content)
        if paper.ending != "pdf":
            raise BadForm(NOT_A_PDF)
        fillable.fields(paper.content)
    except (NotAPaper, fillable.NotFillable) as error:
        raise BadForm(error.sentence) from error
    return paper.content


@transaction.atomic
def draft_template(
    *, title: str, by: Actor, at: datetime, subject: str = "", text: str = "",
    form: bytes = b"", follows: Template | None = None,
) -> Template:  # fmt: skip
    """A new template, or the next version of one; nobody uses it before it is published."""
    region = sure(by.region)
    demand(access.may_keep_templates(by, follows.region_id if follows else region))
    more = _next_of(follows) if follows else {}
    return Template.objects.create(
        region_id=region,
        kind=TemplateKind.PDF if form else TemplateKind.TEXT,
        title=title,
        subject=subject,
        text=text,
        content=form,
        made_at=at,
        made_by_id=sure(by.account),
        **more,
    )


def _next_of(follows: Template) -> dict[str, object]:
    every = Template.objects.filter(family=follows.family)
    last = every.aggregate(last=Max("number"))["last"] or 0
    return {"family": follows.family, "number": last + 1, "sources": follows.sources}


@transaction.atomic
def publish_template(
    *, template: Template, sources: Mapping[str, str], by: Actor, at: datetime
) -> Template:
    """From now on papers are made from this version; the one before goes out of use."""
    fresh = Template.objects.select_for_update().get(pk=template.pk)
    demand(access.may_publish(by, fresh))
    fresh.sources = {name: source for name, source in sources.items() if source in SOURCES}
    if fresh.kind == TemplateKind.TEXT:
        templates.letter(
            "new", title=fresh.title, subject=fresh.subject, text=fresh.text, sources=fresh.sources
        )
    Template.objects.in_use().filter(family=fresh.family).update(ended_at=at)
    fresh.published_at, fresh.published_by_id = at, sure(by.account)
    fresh.save(update_fields=["sources", "published_at", "published_by"])
    return fresh


@transaction.atomic
def withdraw_template(*, template: Template, by: Actor, at: datetime) -> None:
    """Out of use; what was made from it stays in the history."""
    fresh = Template.objects.select_for_update().get(pk=template.pk)
    demand(access.may_withdraw(by, fresh))
    fresh.ended_at = at
    fresh.save(update_fields=["ended_at"])
