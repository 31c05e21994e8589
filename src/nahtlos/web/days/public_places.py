"""A topic with the places there are, as newcomers and staff read it."""

from django.utils.translation import gettext as _

from nahtlos.days.queries import Subject


def with_places(one: Subject) -> str:
    """A topic and, honestly, how many places there are."""
    if one.free > 0 and not one.waiting:
        return _("%(topic)s – places free: %(n)d") % {"topic": one, "n": one.free}
    return _("%(topic)s – full, waiting: %(n)d") % {"topic": one, "n": one.waiting}
