"""Which paper counts that was signed elsewhere and handed in by an institution's own system."""

from datetime import date, timedelta

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from nahtlos.core.refusal import Refusal, unless
from nahtlos.people.wording import version

PAPER_HOLDS = timedelta(days=90)


def may_stand_on_paper(on: date, language: str, words: str, *, today: date) -> Refusal | None:
    """Whether a paper of this day, in this language and with these words, counts today."""
    known = language in dict(settings.LANGUAGES)
    return (
        unless(on <= today, _("The day on the paper lies in the future."))
        or unless(
            today - on <= PAPER_HOLDS,
            _("This paper was signed more than 90 days ago. Please have it signed again."),
        )
        or unless(known, _("The words of consent do not exist in this language."))
        or unless(
            known and words == version(language),
            _("The words of consent have changed. Please have the words of today signed."),
        )
    )
