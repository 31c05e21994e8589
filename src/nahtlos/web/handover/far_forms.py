"""Forms of a handover to another region."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nahtlos.web.consent.agreeing import HOW
from nahtlos.web.fields import OneOf, OneOfMany, PlainText, Yes
from nahtlos.web.handover.forms import Handing

FILE = _("Please choose the sealed file.")


class FarHanding(Handing):
    """To which region, what goes, and how the person agrees: beside each other, or on paper."""

    own_hand = _("Burdens and health go only with a paper that the person has signed.")
    recipient = OneOfMany(label=_("Which region takes the case over?"))
    how = OneOf(
        label=_("How does the person agree?"), choices=[one for one in HOW if one[0] != "phone"]
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name in ("why", "with_referrals", "with_consents", "until"):
            del self.fields[name]


class Receipt(forms.Form):
    """The line that the other region sends back."""

    receipt = PlainText(
        label=_("Receipt of the other region"),
        max_length=300,
        help_text=_("One line that begins with “nahtlos-receipt:”. It closes the case here."),
    )


class SealedFile(forms.Form):
    """A file that came from another region."""

    file = forms.FileField(
        label=_("The sealed file"),
        help_text=_("It ends in .sealed and has at most 40 MB."),
        error_messages={"required": FILE, "missing": FILE, "invalid": FILE, "empty": FILE},
    )


class PartnerKey(forms.Form):
    """The public key of another region, and the fingerprint heard by telephone."""

    key = PlainText(
        label=_("Key of the other region"),
        max_length=400,
        help_text=_("One line that begins with “nahtlos-region:”. It may come by mail."),
    )


class Compared(PartnerKey):
    """The same, once the fingerprint has been shown."""

    compared = Yes(label=_("I have compared this fingerprint with the other region by telephone."))
