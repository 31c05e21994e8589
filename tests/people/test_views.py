"""Views of the list: codes alone, seen by their owner and, if shared, by the institution; no further."""

from dataclasses import replace

import pytest
from django.db import transaction
from django.db.utils import IntegrityError

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import Administrator, Coordinator
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution
from nahtlos.people import actions, queries
from nahtlos.people.models import Export, View
from nahtlos.people.queries import listing
from tests.makers import make_institution, make_member, sure
from tests.people.listing import NOW, keep

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser() -> Actor:
    return make_member()


@pytest.fixture
def colleague(adviser: Actor) -> Actor:
    return make_member(Institution.objects.get(pk=sure(adviser.institution)))


def seen(by: Actor) -> set[str]:
    with acting(by):
        return set(View.objects.values_list("name", flat=True))


def test_a_view_is_ones_own_until_it_is_shared(adviser: Actor, colleague: Actor) -> None:
    view = keep(adviser, "mine alone")
    assert seen(adviser) == {"mine alone"}
    assert seen(colleague) == set()
    with acting(adviser):
        actions.change_view(view=view, name="for all", shared=True, by=adviser)
    assert seen(colleague) == {"for all"}


def test_no_other_institution_and_no_other_role_sees_a_shared_view(adviser: Actor) -> None:
    keep(adviser, shared=True)
    at = Institution.objects.get(pk=sure(adviser.institution))
    stranger = make_member(make_institution(at.region))
    for one in (
        stranger,
        replace(adviser, role=Coordinator),
        replace(adviser, role=Administrator),
        Actor(),
    ):
        assert seen(one) == set()


def test_only_the_owner_changes_a_view_also_past_the_program(
    adviser: Actor, colleague: Actor
) -> None:
    view = keep(adviser, shared=True)
    with acting(colleague):
        with pytest.raises(Refused, match="Only whoever keeps this view"):
            actions.change_view(view=view, name="stolen", shared=True, by=colleague)
        assert View.objects.update(name="stolen") == 0
        assert View.objects.all().delete()[0] == 0
    assert seen(adviser) == {"overdue"}


def test_one_view_opens_the_list_and_a_second_takes_its_place(adviser: Actor) -> None:
    first, second = keep(adviser, "first"), keep(adviser, "second")
    with acting(adviser):
        actions.make_usual(view=first, by=adviser)
        actions.make_usual(view=second, by=adviser)
        assert queries.usual_view(adviser) == second
        actions.make_usual(view=second, by=adviser, usual=False)
        assert queries.usual_view(adviser) is None


def test_the_same_name_again_keeps_the_new_filters(adviser: Actor) -> None:
    keep(adviser, "view", overdue="yes")
    keep(adviser, "view", idle="yes", sort="-until")
    with acting(adviser):
        assert [one.codes for one in View.objects.all()] == ["idle=yes&sort=-until"]


@pytest.mark.parametrize(
    "codes", ["q=olena", "q=Олена", "name=Olena Kovalenko", "overdue=yes&q=%D0"]
)
def test_the_database_refuses_a_name_in_a_view(adviser: Actor, codes: str) -> None:
    view = keep(adviser)
    with (
        acting(adviser),
        pytest.raises(IntegrityError, match="view_of_codes"),
        transaction.atomic(),
    ):
        View.objects.filter(pk=view.pk).update(codes=codes)


def test_what_was_searched_is_no_part_of_what_is_kept() -> None:
    wanted = listing({"q": "olena", "overdue": "yes"}, adviser=True)
    assert wanted.kept == wanted.address == "overdue=yes"


def put_down(by: Actor) -> Export:
    with acting(by):
        return actions.put_down_export(
            kind="csv", wanted=listing({}, adviser=True), searched=True, number=3, by=by, at=NOW
        )


def test_the_log_of_exports_is_read_by_the_house_and_changed_by_nobody(
    adviser: Actor, colleague: Actor
) -> None:
    put_down(adviser)
    for one in (colleague, replace(colleague, role=Administrator)):
        with acting(one):
            assert Export.objects.count() == 1
    with acting(replace(adviser, role=Coordinator, account=colleague.account)):
        assert Export.objects.count() == 0
    with acting(adviser):
        assert Export.objects.update(number=0) == 0
        assert Export.objects.all().delete()[0] == 0
