"""One press on an introduction: the same verbs on the person's page and on the adviser's."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import Http404
from django.utils.functional import Promise

from nahtlos.core.actor import Actor
from nahtlos.introductions import actions, queries
from nahtlos.web.acting import NahtlosRequest


@dataclass(frozen=True)
class Pressed:
    """By whom and when, in which language a yes was read, and why if it is a no."""

    row: queries.Introduction
    by: Actor
    at: datetime
    language: str
    because: queries.Because
    with_name: bool


VERBS: Mapping[str, Callable[[Pressed], object]] = {
    "agree": lambda it: actions.agree(
        introduction=it.row, by=it.by, at=it.at, language=it.language, with_name=it.with_name
    ),
    "decline": lambda it: actions.decline(
        introduction=it.row, because=it.because, by=it.by, at=it.at
    ),
    "withdraw": lambda it: actions.withdraw(
        introduction=it.row, because=it.because, by=it.by, at=it.at
    ),
    "name": lambda it: actions.give_name(
        introduction=it.row, by=it.by, at=it.at, language=it.language
    ),
    "unname": lambda it: actions.take_name_back(introduction=it.row, by=it.by, at=it.at),
    "unanswered": lambda it: actions.close_unanswered(introduction=it.row, by=it.by, at=it.at),
}


def press(
    request: NahtlosRequest, verb: str, it: Pressed, sentences: Mapping[str, str | Promise]
) -> None:
    """Do it and say so; a verb for which this side has no sentence is not there."""
    if verb not in sentences:
        raise Http404
    VERBS[verb](it)
    messages.success(request, str(sentences[verb]))
