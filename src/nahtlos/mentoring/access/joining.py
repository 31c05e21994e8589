"""Whether two files may become one, as far as mentors go."""

from django.utils.translation import gettext_lazy as _

from nahtlos.core.refusal import Refusal, unless

TWO_MENTORS = _(
    "Both files have a mentor in the same programme. Please end one of the two first, then join the"
    " files."
)


def may_become_one(*meets: bool) -> Refusal | None:
    """Of two wishes in one programme at most one has found a mentor: whom a human goes on with, no
    program says.
    """
    return unless(sum(meets) <= 1, TWO_MENTORS)
