"""Whether two files may become one, as far as projects go."""

from django.utils.translation import gettext_lazy as _

from nahtlos.core.refusal import Refusal, unless

TWICE = _(
    "Both files take part in the same project. Please end one of the two places first, then join the"
    " files."
)


def may_become_one(*there: bool) -> Refusal | None:
    """Of two places in one project at most one is taken: which one stays, no program says."""
    return unless(sum(there) <= 1, TWICE)
