"""Views of the list of persons: kept, renamed, shared, made the usual one, taken out."""

from datetime import datetime

from django.db import transaction

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand
from nahtlos.people import access
from nahtlos.people.models import Export, View
from nahtlos.people.translate import Listing


@transaction.atomic
def keep_view(*, name: str, wanted: Listing, shared: bool, by: Actor, at: datetime) -> View:
    """Keep filters, order and columns under a name; the same name again keeps the new ones."""
    demand(access.may_view(by) or access.may_name_view(by, name))
    found, _made = View.objects.update_or_create(
        owner_id=sure(by.account),
        institution_id=sure(by.institution),
        name=name,
        defaults={
            "region_id": sure(by.region),
            "codes": wanted.kept,
            "columns": "-".join(wanted.columns),
            "shared": shared,
            "kept_at": at,
        },
    )
    return found


@transaction.atomic
def change_view(*, view: View, name: str, shared: bool, by: Actor) -> View:
    """Another name, shared or not."""
    demand(access.may_change_view(by, view) or access.may_name_view(by, name, but=view))
    view.name, view.shared = name, shared
    view.save(update_fields=["name", "shared"])
    return view


@transaction.atomic
def make_usual(*, view: View, by: Actor, usual: bool = True) -> View:
    """Let the list open with this view from now on, or no longer."""
    demand(access.may_change_view(by, view))
    View.objects.filter(owner=view.owner_id, institution=view.institution_id).update(usual=False)
    view.usual = usual
    view.save(update_fields=["usual"])
    return view


@transaction.atomic
def remove_view(*, view: View, by: Actor) -> None:
    """Take a view out; nobody in it is touched."""
    demand(access.may_change_view(by, view))
    view.delete()


@transaction.atomic
def put_down_export(
    *, kind: str, wanted: Listing, searched: bool, number: int, by: Actor, at: datetime
) -> Export:
    """Put down that a list was taken along."""
    demand(access.may_view(by))
    return Export.objects.create(
        region_id=sure(by.region),
        institution_id=sure(by.institution),
        taken_by_id=sure(by.account),
        taken_at=at,
        kind=kind,
        codes=wanted.kept,
        columns="-".join(wanted.shown),
        number=number,
        searched=searched,
    )
