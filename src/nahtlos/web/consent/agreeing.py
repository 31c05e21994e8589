"""How the person agrees: the ways, the signed paper, and what each asks. For every form that asks it."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.people import actions
from nahtlos.people.wording import SPECIAL

HOW = (
    ("on_the_spot", _("On the spot: read aloud, confirmed on this screen")),
    ("phone", _("On the person's telephone, by a link")),
    ("paper", _("On paper: signed and scanned")),
)
OWN_HAND = _("Burdens and health need the person's own hand: telephone or paper.")


def signed_paper() -> forms.FileField:
    """The field for the scan."""
    return forms.FileField(
        label=_("The signed paper"),
        required=False,
        help_text=_("Only for paper: PDF, PNG or JPEG, at most 5 MB."),
        error_messages={"empty": _("This file is empty. Please scan the paper once more.")},
    )


def hold_to(
    form: forms.Form, given: dict[str, Any], *, own_hand: Promise = OWN_HAND, signed: bool = True
) -> None:
    """What the chosen way asks, as faults of the form; a signed paper is read and stands in `given`.

    `signed` is False while the words are only printed, to be signed later.
    """
    if set(given.get("parts", ())) & set(SPECIAL) and given.get("how") == "on_the_spot":
        form.add_error("how", str(own_hand))
    if given.get("how") == "paper" and signed:
        _read_paper(form, given)


def _read_paper(form: forms.Form, given: dict[str, Any]) -> None:
    file = given.get("paper")
    if file is None:
        form.add_error("paper", _("Please choose the scan of the signed paper."))
        return
    try:
        given["paper"] = actions.read_paper(file.read(actions.MOST_BYTES + 1))
    except actions.NotAPaper as error:
        form.add_error("paper", str(error.sentence))
