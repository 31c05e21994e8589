"""What the templates of the check are given."""

from datetime import date
from uuid import UUID

from django.http import QueryDict

from nahtlos.network import queries as network
from nahtlos.web.check.chosen import MOST
from nahtlos.web.check.steps import Step
from nahtlos.web.check.told import Told, carry, said
from nahtlos.web.languages import languages_of

ADDRESS = "/check/"
TOPICS_FIRST = "social"
"""Whom to ring if nothing else is known: somebody who listens first."""


def _every(told: Told) -> dict[str, object]:
    """What every page has: the answers so far, and the languages as buttons of the form.

    The frame's own choice of language would lead to an empty first page, and needs a cookie.
    """
    return {
        "said": tuple(said(told)),
        "languages": languages_of(ADDRESS),
        "page_languages": (),
    }


def question(step: Step) -> dict[str, object]:
    """One question."""
    number = len(step.told) + 1
    return _every(step.told) | {
        "step": step,
        "question": step.question,
        "result": step.law,
        "number": number,
        "most": max(MOST, number),
        "law_as_of": step.law.answer.law_as_of if step.told else None,
    }


def result(step: Step, region: UUID | None) -> dict[str, object]:
    """The result, with whom to ring about what."""
    return _every(step.told) | {
        "step": step,
        "result": step.law,
        "told": tuple(step.told.items()),
        "contacts": contacts(region),
        "more": step.fact,
    }


def pause(sent: QueryDict, today: date) -> dict[str, object]:
    """Too many pages in a minute: the answers wait in the form."""
    return _every(carry(sent.getlist("said"), today).told)


def contacts(region: UUID | None) -> dict[str, object]:
    """The first who answers for each topic in the region; in one question to the directory."""
    found: dict[str, object] = {}
    for answer in network.find(region=region or _only_region()).answers:
        found.setdefault(answer.topic, answer)
    return found


def _only_region() -> UUID | None:
    """The region, where this installation serves just one."""
    regions = network.regions()
    return regions[0].pk if len(regions) == 1 else None
