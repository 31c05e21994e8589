"""Asking somebody to join: the link is kept nowhere, works once, and only for its own address."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core import mail
from django.db import connection, transaction
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import Administrator, Adviser
from nahtlos.core.wall import acting
from nahtlos.jobs.network import send_invitation
from nahtlos.network import actions, queries
from nahtlos.network.models import Account, Institution, Invitation, Membership
from tests.at_once import at_once
from tests.makers import make_account, make_institution, make_member, sure
from tests.network.entering import enter
from tests.outbox.rows import carry_everything

PASSWORD = "an old bridge in the rain"
NEW: dict[str, Any] = {"name": "Alex Neu", "password": PASSWORD}


def invite(
    institution: Institution, email: str = "alex@lindenau.example", role: str = "adviser"
) -> tuple[Actor, Invitation]:
    by = make_member(institution, role=Administrator)
    with acting(by):
        made = actions.invite(institution=institution, email=email, role=role, by=by, at=now())
    return by, made


def token_in_mail(invitation: UUID) -> str:
    send_invitation(invitation=str(invitation))
    carry_everything()
    found = re.search(r"/join/(\S+)/", str(mail.outbox[-1].body))
    assert found
    return found[1]


def places(account: Account) -> list[tuple[UUID, str]]:
    with acting(Actor(account=account.id)):
        return [(place.institution, place.role) for place in queries.places_of(account.id)]


@pytest.mark.django_db
def test_somebody_new_joins_by_the_link_in_the_mail(client: Client) -> None:
    institution = make_institution()
    _by, invitation = invite(institution)
    token = token_in_mail(invitation.id)
    assert client.get(f"/join/{token}/").status_code == 200
    response = client.post(f"/join/{token}/", NEW)
    assert (response.status_code, response["Location"]) == (302, "/start/")
    account = Account.objects.get(email="alex@lindenau.example")
    assert account.check_password(PASSWORD)
    assert places(account) == [(institution.id, "adviser")]
    assert client.session["_auth_user_id"] == str(account.id)


@pytest.mark.django_db
def test_the_mail_tells_no_name_in_its_subject_and_the_job_keeps_keys_alone() -> None:
    _by, invitation = invite(make_institution())
    job = ProcrastinateJob.objects.get(task_name="network.send_invitation")
    assert job.args == {"invitation": str(invitation.id)}
    token = token_in_mail(invitation.id)
    assert (mail.outbox[0].subject, mail.outbox[0].to) == (
        "Invitation to Nahtlos",
        ["alex@lindenau.example"],
    )
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from core_change where after::text like %s", [f"%{token}%"])
        assert cursor.fetchone()[0] == 0
    assert invitation.token_digest == queries.digest_of(token) != token


@pytest.mark.django_db
def test_the_job_falls_with_the_invitation() -> None:
    institution = make_institution()
    by = make_member(institution, role=Administrator)
    with acting(by), transaction.atomic():
        actions.invite(
            institution=institution, email="x@nahtlos.example", role="adviser", by=by, at=now()
        )
        transaction.set_rollback(True)
    assert not ProcrastinateJob.objects.exists()


def expired(by: Actor, invitation: Invitation) -> None:
    with acting(by):
        Invitation.objects.filter(pk=invitation.pk).update(expires_at=now() - timedelta(seconds=1))


def withdrawn(by: Actor, invitation: Invitation) -> None:
    with acting(by):
        actions.withdraw(invitation=invitation, by=by, at=now())


def sent_anew(by: Actor, invitation: Invitation) -> None:
    with acting(by):
        actions.send_anew(invitation=invitation, by=by, at=now())


def used(_by: Actor, invitation: Invitation) -> None:
    actions.accept(token=queries.token_of(invitation.id), at=now(), **NEW)


@pytest.mark.django_db
@pytest.mark.parametrize("spoil", [expired, withdrawn, sent_anew, used])
def test_a_dead_link_lets_nobody_in(
    spoil: Callable[[Actor, Invitation], None], client: Client
) -> None:
    by, invitation = invite(make_institution())
    token = queries.token_of(invitation.id)
    spoil(by, invitation)
    accounts = Account.objects.count()
    with pytest.raises(Refused):
        actions.accept(token=token, at=now(), **NEW)
    response = client.post(f"/join/{token}/", NEW)
    assert response.status_code == 410
    assert Account.objects.count() == accounts
    assert "_auth_user_id" not in client.session


@pytest.mark.django_db
def test_a_dead_invitation_sends_no_mail() -> None:
    by, invitation = invite(make_institution())
    withdrawn(by, invitation)
    send_invitation(invitation=str(invitation.id))
    assert carry_everything() == 0
    assert mail.outbox == []


@pytest.mark.django_db
@pytest.mark.parametrize("change", ["x", "~x", ""])
def test_a_forged_link_lets_nobody_in(change: str, client: Client) -> None:
    _by, invitation = invite(make_institution())
    forged = queries.token_of(invitation.id)[:-3] + change
    assert client.post(f"/join/{forged}/", NEW).status_code == 410
    with pytest.raises(Refused):
        actions.accept(token=forged, at=now(), **NEW)


@pytest.mark.django_db
def test_sending_anew_makes_another_link_that_works() -> None:
    by, invitation = invite(make_institution())
    with acting(by):
        fresh = actions.send_anew(invitation=invitation, by=by, at=now())
    account = actions.accept(token=queries.token_of(fresh.id), at=now(), **NEW)
    assert places(account) == [(invitation.institution_id, "adviser")]


@pytest.mark.django_db
def test_a_sign_in_that_exists_is_not_opened_by_an_invitation(client: Client) -> None:
    account = make_account(email="alex@lindenau.example")
    before = account.password
    _by, invitation = invite(make_institution())
    token = queries.token_of(invitation.id)
    client.post(f"/join/{token}/", NEW)
    account.refresh_from_db()
    assert account.password == before
    assert "_auth_user_id" not in client.session
    assert places(account) == []
    with pytest.raises(Refused, match="sign in first"):
        actions.accept(token=token, at=now(), **NEW)


@pytest.mark.django_db
def test_somebody_who_works_elsewhere_joins_with_the_own_sign_in() -> None:
    account = make_account(email="alex@lindenau.example")
    elsewhere = make_member(account=account, role=Adviser)
    _by, invitation = invite(make_institution())
    response = enter(elsewhere).post(f"/join/{queries.token_of(invitation.id)}/")
    assert response.status_code == 302
    assert {place for place, _role in places(account)} == {
        elsewhere.institution,
        invitation.institution_id,
    }


@pytest.mark.django_db
def test_another_sign_in_cannot_take_the_place() -> None:
    make_account(email="alex@lindenau.example")
    stranger = make_member()
    _by, invitation = invite(make_institution())
    response = enter(stranger).post(f"/join/{queries.token_of(invitation.id)}/")
    assert response.status_code == 403
    assert len(places(Account.objects.get(pk=sure(stranger.account)))) == 1


@pytest.mark.django_db
def test_the_link_gives_no_other_place_than_it_offers() -> None:
    _by, invitation = invite(make_institution())
    account, other = make_account(), make_institution()
    link = Actor(link=invitation.token_digest, account=account.id)
    for institution, role, whose in (
        (other, "adviser", account),
        (invitation.institution, "administrator", account),
        (invitation.institution, "adviser", make_account()),
    ):
        with (
            acting(link),
            pytest.raises(Exception, match="row-level security"),
            transaction.atomic(),
        ):
            Membership.objects.create(
                region_id=institution.region_id, institution=institution, account=whose, role=role
            )


def test_two_who_take_one_invitation_at_once_make_one_place(committed: None) -> None:
    _by, invitation = invite(make_institution(), email="both@lindenau.example")
    token = queries.token_of(invitation.id)
    ends = at_once([lambda: actions.accept(token=token, at=now(), **NEW)] * 2)
    assert sorted((type(end) for end in ends), key=str) == [type(None), Refused]
    assert len(places(Account.objects.get(email="both@lindenau.example"))) == 1
