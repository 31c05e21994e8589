"""Every verb of the network against every role: whoever may not is refused with a sentence."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from nahtlos.core.actor import NOBODY, Actor
from nahtlos.core.clock import now
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import ROLES, Administrator, Adviser, Coordinator, Member, Nobody, Role
from nahtlos.core.wall import acting
from nahtlos.network import access, actions
from nahtlos.network.models import Institution, Invitation, Kind, Membership
from tests.makers import make_institution, make_invitation, make_member, make_region, sure
from tests.network.rows import make_answer

pytestmark = pytest.mark.django_db

DIRECTORY = "Your role does not change the directory. Ask the coordination of your region."
STAFF = "Your role does not decide who works here. Ask the coordination of your region."
KEEPERS = {Coordinator, Administrator}
DAY = date(2026, 11, 23)


def membership_at(institution: Institution) -> Membership:
    actor = make_member(institution, role=Member)
    with acting(actor):
        return Membership.objects.select_related("institution").get(pk=sure(actor.membership))


def invitation_at(institution: Institution) -> Invitation:
    return make_invitation(make_member(institution, role=Coordinator))


Act = Callable[[Institution, Actor], object]
VERBS: dict[str, tuple[str, Act]] = {
    "make_institution": (
        DIRECTORY,
        lambda i, by: actions.make_institution(
            region=i.region_id, by=by, kind="city", name="Stadt", short_name="Stadt"
        ),
    ),
    "change_institution": (
        DIRECTORY,
        lambda i, by: actions.change_institution(institution=i, by=by, name="Anders"),
    ),
    "make_area": (
        DIRECTORY,
        lambda i, by: actions.make_area(region=i.region_id, name="Ort", postcodes=(), by=by),
    ),
    "make_answer": (
        DIRECTORY,
        lambda i, by: actions.make_answer(
            institution=i, by=by, on=DAY, topic="work", contact_name="Kim Muster"
        ),
    ),
    "change_answer": (
        DIRECTORY,
        lambda i, by: actions.change_answer(answer=make_answer(i), by=by, on=DAY, note="Neu"),
    ),
    "check_answer": (
        DIRECTORY,
        lambda i, by: actions.check_answer(answer=make_answer(i), by=by, on=DAY),
    ),
    "remove_answer": (DIRECTORY, lambda i, by: actions.remove_answer(answer=make_answer(i), by=by)),
    "invite": (
        STAFF,
        lambda i, by: actions.invite(
            institution=i, email="new@nahtlos.example", role="adviser", by=by, at=now()
        ),
    ),
    "withdraw": (
        STAFF,
        lambda i, by: actions.withdraw(invitation=invitation_at(i), by=by, at=now()),
    ),
    "send_anew": (
        STAFF,
        lambda i, by: actions.send_anew(invitation=invitation_at(i), by=by, at=now()),
    ),
    "change_staff": (
        STAFF,
        lambda i, by: actions.change_staff(
            membership=membership_at(i), role="adviser", job_title="", telephone="",
            languages=["uk"], by=by,
        ),
    ),
    "end_membership": (
        STAFF,
        lambda i, by: actions.end_membership(membership=membership_at(i), by=by, at=now()),
    ),
}  # fmt: skip


def somebody(role: type[Role], institution: Institution) -> Actor:
    """An actor of this role in the institution's region, signed in."""
    return replace(make_member(institution, role=Adviser), role=role)


@pytest.mark.parametrize("role", [*ROLES, Nobody], ids=lambda role: role.key)
@pytest.mark.parametrize("verb", VERBS)
def test_only_keepers_keep(verb: str, role: type[Role]) -> None:
    sentence, act = VERBS[verb]
    institution = make_institution()
    by = somebody(role, institution)
    with acting(by):
        if role in KEEPERS:
            act(institution, by)
            return
        with pytest.raises(Refused) as refused:
            act(institution, by)
    assert str(refused.value.refusal) == sentence


@pytest.mark.parametrize("verb", VERBS)
def test_no_keeper_reaches_into_another_region(verb: str) -> None:
    institution = make_institution()
    by = make_member(role=Administrator)
    with acting(by), pytest.raises(Refused) as refused:
        VERBS[verb][1](institution, by)
    assert str(refused.value.refusal) == "This belongs to another region."


def test_nobody_gives_a_role_to_themselves() -> None:
    institution = make_institution()
    by = make_member(institution, role=Coordinator)
    with acting(by):
        own = Membership.objects.select_related("institution", "account").get(
            pk=sure(by.membership)
        )
        email = own.account.email.upper()
        assert access.may_end(by, own) is not None
        assert access.may_change_staff(by, own, "adviser") is not None
        assert access.may_change_staff(by, own, "coordinator") is None
        assert access.may_invite(by, email, "adviser", institution) is not None


def test_only_an_administrator_makes_an_administrator() -> None:
    institution = make_institution()
    coordinator = make_member(institution, role=Coordinator)
    administrator = make_member(institution, role=Administrator)
    assert access.may_give_role(coordinator, "administrator", institution) is not None
    assert access.may_give_role(administrator, "administrator", institution) is None


@pytest.mark.parametrize(
    ("kind", "role", "fits"),
    [
        (Kind.IMMIGRATION_OFFICE, "immigration", True),
        (Kind.IMMIGRATION_OFFICE, "adviser", False),
        (Kind.JOBCENTER, "immigration", False),
        (Kind.JOBCENTER, "adviser", True),
    ],
)
def test_the_immigration_office_has_its_own_role(kind: Kind, role: str, fits: bool) -> None:
    institution = make_institution(kind=kind)
    by = replace(NOBODY, role=Administrator, account=uuid4(), region=institution.region_id)
    assert (access.may_give_role(by, role, institution) is None) == fits


def test_the_last_administrator_stays() -> None:
    institution = make_institution()
    one, other = (make_member(institution, role=Administrator) for _ in range(2))
    with acting(one):
        theirs = Membership.objects.select_related("institution").get(pk=sure(other.membership))
        own = Membership.objects.get(pk=sure(one.membership))
        assert access.may_end(one, theirs) is None
        actions.end_membership(membership=theirs, by=one, at=now())
        assert access.may_end(other, own) is not None


def test_an_institution_with_staff_does_not_become_an_immigration_office() -> None:
    institution = make_institution()
    by = make_member(institution, role=Administrator)
    with acting(by), pytest.raises(Refused):
        actions.change_institution(institution=institution, by=by, kind="immigration_office")


def test_an_answer_stays_in_its_region() -> None:
    institution, far = make_institution(), make_region()
    by = make_member(institution, role=Coordinator)
    with acting(by), pytest.raises(Refused):
        actions.make_answer(
            institution=institution, by=by, on=DAY, topic="work", contact_name="Kim",
            area=actions.make_area(
                region=far.id, name="Fern", postcodes=(), by=replace(by, region=far.id)
            ),
        )  # fmt: skip
