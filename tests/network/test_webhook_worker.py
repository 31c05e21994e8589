"""The real worker: news in order, told again after a fault, and after the worker was killed."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, cast

import pytest
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.roles import Member
from nahtlos.core.wall import acting
from nahtlos.network import actions
from nahtlos.network.models import Delivery, Institution, Kind
from nahtlos.referrals import actions as referring
from nahtlos.referrals.models import Referral
from nahtlos.site import embedded
from tests import makers
from tests.network.receiver import Receiver, receiving

LONG = 60


@contextmanager
def worker(cluster: embedded.Server) -> Iterator[subprocess.Popen[bytes]]:
    """`nahtlos worker` as a process of its own, with waits of a second."""
    name = f"committed_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    environment = os.environ | {
        "PYTHONPATH": "src:.",
        "DJANGO_SETTINGS_MODULE": "tests.network.worker_settings",
        "DATABASE_URL": cluster.url(embedded.PROGRAM, name),
        "DATABASE_OWNER_URL": cluster.url(embedded.OWNER, name),
    }
    command = [sys.executable, "-m", "nahtlos", "worker"]
    running = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield running
    finally:
        running.kill()
        running.wait()


def wait_for(what: Callable[[], object]) -> None:
    until = time.monotonic() + LONG
    while not what():
        assert time.monotonic() < until, "it did not come"
        time.sleep(0.1)


@pytest.fixture
def school(
    committed: None, settings: Any, socket_enabled: None
) -> Iterator[tuple[Actor, Receiver]]:
    settings.WEBHOOKS_ANYWHERE = True
    member = makers.make_member(makers.make_institution(kind=Kind.SCHOOL), Member)
    with receiving() as receiver:
        with acting(member):
            actions.make_webhook(address=receiver.address, by=member, at=now())
        yield member, receiver


def moves(member: Actor, *, how_many: int = 1) -> list[str]:
    """A referral that is sent, seen, accepted and kept; what was told, in its order."""
    school = Institution.objects.get(pk=makers.sure(member.institution))
    adviser = makers.make_member(makers.make_institution(school.region))
    one = makers.make_referral(makers.make_person(adviser), school.pk, adviser)
    steps: tuple[Callable[..., Referral], ...] = (
        referring.see, referring.accept, referring.keep_appointment,
    )  # fmt: skip
    for do in steps[:how_many]:
        with acting(member):
            do(referral=one, by=member, at=now())
    with acting(member):
        return [str(key) for key in Delivery.objects.order_by("id").values_list("pk", flat=True)]


def states(member: Actor) -> list[str]:
    with acting(member):
        return list(Delivery.objects.order_by("id").values_list("state", flat=True))


def test_in_order_also_when_the_first_fails_at_first(
    cluster: embedded.Server, school: tuple[Actor, Receiver]
) -> None:
    member, receiver = school
    receiver.answers = [500, 503]
    keys = moves(member, how_many=3)
    with worker(cluster):
        wait_for(lambda: states(member) == ["delivered"] * 3)
    assert [one.key for one in receiver.letters] == [keys[0], keys[0], *keys]
    assert [one.news["data"]["state"] for one in receiver.letters][2:] == [
        "seen",
        "accepted",
        "kept",
    ]


def test_killed_between_telling_and_noting_it_is_told_again_under_the_same_key(
    cluster: embedded.Server, school: tuple[Actor, Receiver]
) -> None:
    member, receiver = school
    [key] = moves(member)
    with worker(cluster) as running:

        def killed_meanwhile() -> int:
            os.kill(running.pid, signal.SIGKILL)
            running.wait()
            return 204

        receiver.answers = [killed_meanwhile]
        wait_for(lambda: running.poll() is not None)
    assert (len(receiver.letters), states(member)) == (1, ["waiting"])
    # In a thread: a browser test before this one may have left a running loop in ours.
    with ThreadPoolExecutor(max_workers=1) as aside:
        aside.submit(lambda: asyncio.run(taken_up())).result()
    with worker(cluster):
        wait_for(lambda: states(member) == ["delivered"])
    assert [one.key for one in receiver.letters] == [key, key]
    assert receiver.letters[0].body == receiver.letters[1].body


async def taken_up() -> None:
    """As `systems.take_up` does every minute for a worker that has been silent for one."""
    connector = cast("DjangoConnector", app.connector).get_worker_connector()
    with app.replace_connector(connector) as ours:
        async with ours.open_async():
            left = list(
                await ours.job_manager.get_stalled_jobs(
                    task_name="systems.tell", seconds_since_heartbeat=0
                )
            )
            assert len(left) == 1
            for job in left:
                await ours.job_manager.retry_job(job)
