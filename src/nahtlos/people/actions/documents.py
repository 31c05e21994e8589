"""Documents of a person: handed in, looked at, confirmed or refused with a sentence."""

import hashlib
from datetime import datetime
from typing import Any

from django.db import transaction

from nahtlos.core.actor import Actor, sure
from nahtlos.core.news import publish
from nahtlos.core.refusal import demand
from nahtlos.people import access
from nahtlos.people.actions.papers import Paper
from nahtlos.people.actions.rows import of
from nahtlos.people.models import Content, Document, Person
from nahtlos.people.news import DocumentDecided, DocumentHandedIn

MOST_DOCUMENTS = 60


@transaction.atomic
def hand_in(
    *, person: Person, paper: Paper, kind: str, title: str, by: Actor, at: datetime,
    **more: Any,
) -> Document:  # fmt: skip
    """Keep a paper that has been looked through (`read_document`).

    The same bytes are kept once: handed in again, the document of the first time is given back, with
    its `handed_in_at`. `more`: language, translated, qualification, taken.
    """
    demand(access.may_hand_in(by, person))
    digest = hashlib.sha256(paper.content).hexdigest()
    every = Document.objects.filter(person=person)
    if known := every.filter(digest=digest).first():
        return known
    demand(access.may_hand_in_more(every.count(), MOST_DOCUMENTS))
    new, made = Document.objects.get_or_create(
        person=person,
        digest=digest,
        defaults=of(person) | _kept(paper, by, at) | {"kind": kind, "title": title} | more,
    )
    if made:
        Content.objects.create(**of(person), document=new, content=paper.content)
        publish(DocumentHandedIn(new.pk, person.pk, person.institution_id))
    return new


def _kept(paper: Paper, by: Actor, at: datetime) -> dict[str, Any]:
    return {
        "media_type": paper.media_type,
        "ending": paper.ending,
        "size": len(paper.content),
        "handed_in_at": at,
        "handed_in_by_id": by.account,
    }


def _locked(document: Document) -> Document:
    every = Document.objects.select_related("person")
    return every.select_for_update(of=("self",)).get(pk=document.pk)


@transaction.atomic
def move_document(
    *, document: Document, to: Document.State, by: Actor, at: datetime, sentence: str = ""
) -> Document:
    """Look at, confirm or refuse; a refusal carries the sentence that the person reads."""
    fresh = _locked(document)
    demand(access.may_decide(by, fresh, to))
    demand(access.may_say_why(to, sentence))
    fresh.state, fresh.moved_at, fresh.moved_by_id = to, at, sure(by.account)
    fresh.sentence = sentence if to is Document.State.REFUSED else ""
    fresh.save(update_fields=["state", "moved_at", "moved_by", "sentence"])
    publish(DocumentDecided(fresh.pk, fresh.person_id, fresh.state))
    return fresh


@transaction.atomic
def change_document(*, document: Document, by: Actor, **details: Any) -> Document:
    """Say better what it is: kind, title, language, translated, qualification."""
    fresh = _locked(document)
    demand(access.may_keep(by, fresh.person))
    for name, value in details.items():
        setattr(fresh, name, value)
    fresh.save(update_fields=list(details))
    return fresh


@transaction.atomic
def take_out_document(*, document: Document, by: Actor) -> None:
    """Take a document out with its bytes; that it was there stays in the history."""
    fresh = _locked(document)
    demand(access.may_keep(by, fresh.person))
    fresh.delete()
