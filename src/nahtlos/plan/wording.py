"""The plan in words: in the person's language and in German, as it is shown, agreed to and printed.

The words of a version are kept with it, so that one can always tell what the person agreed to.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.plan import catalogue
from nahtlos.plan.models import Appointment, Goal, Source, Step

AGREES = _("We made this plan together. I have read it or heard it. I agree to it.")
CHANGES = _("We can change the plan at any time.")
YOU = _("You")
SIGNED = ("id", "what", "who", "helper", "employer", "until")


def in_language(step: Step, language: str) -> str:
    """What is done, for the person: their words, else the sentence of the catalogue, else empty.

    Empty means that there are German words alone (`step.what`).
    """
    if language == "de":
        return step.what
    return step.own_words or catalogue.say(step.phrase, step.values, language)


def topic_of(step: Step) -> str:
    """What one asks an institution about who takes this step; empty if that is not known."""
    said = catalogue.phrase(step.phrase)
    if said is not None and said.topic:
        return said.topic
    return "recognition" if step.source == Source.RECOGNITION else ""


def in_german(phrase: str, values: Mapping[str, object]) -> str:
    """The German sentence of the catalogue."""
    return catalogue.say(phrase, values, "de")


def in_both(text: Promise, language: str) -> tuple[str, str]:
    """A text of the pages in the person's language and in German."""
    told = []
    for one in (language, "de"):
        with translation.override(one):
            told.append(str(text))
    return told[0], told[1]


def meeting(appointment: Appointment, language: str) -> str:
    """What an appointment is for, in a language where the catalogue has it."""
    return catalogue.say(appointment.phrase, {}, language) or appointment.what


def to_bring(keys: Iterable[str], language: str) -> tuple[str, ...]:
    """What to bring along; words that are no keys stay as they were written."""
    return tuple(catalogue.say(key, {}, language) or key for key in keys)


def in_order(steps: Iterable[Step]) -> list[Step]:
    """The steps as a plan lists them: in the order of the way, then by their day."""
    return sorted(steps, key=lambda one: (one.rank, one.until or date.max, str(one.pk)))


def content(goals: Sequence[Goal], steps: Sequence[Step], language: str) -> dict[str, Any]:
    """Goals and steps as the person sees them now, ready to be kept as a version."""
    return {
        "goals": [{"words": one.words, "german": one.german or one.words} for one in goals],
        "steps": [_step(one, language) for one in steps],
    }


def _step(step: Step, language: str) -> dict[str, Any]:
    return {
        "id": str(step.pk),
        "what": step.what,
        "own": in_language(step, language),
        "who": step.who,
        "helper": step.helper.name if step.helper else "",
        "employer": step.employer,
        "until": step.until.isoformat() if step.until else None,
        "note": step.note,
        "state": step.state,
    }


def digest(kept: Mapping[str, Any]) -> str:
    """SHA-256 of what a signature stands under: who does what until when. How it goes may change."""
    goals = [goal["german"] for goal in kept["goals"]]
    signed = [[step[name] for name in SIGNED] for step in kept["steps"]]
    text = json.dumps([goals, sorted(signed, key=str)], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
