"""A year of a steering group: invited, met, decided, done; on a desk, on a phone and without JavaScript."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from nahtlos.core.clock import now, today
from nahtlos.core.roles import Adviser, Coordinator
from nahtlos.core.wall import acting
from nahtlos.jobs import steering as jobs
from nahtlos.network.models import Account, Institution
from nahtlos.steering.models import Commitment, Decision, Group, Meeting, Task
from nahtlos.steering.models import Member as Sits
from tests import makers
from tests.journeys.conftest import Begin
from tests.journeys.walk import PHONE, Walk
from tests.network.rows import make_answer
from tests.steering.rows import Table, make_running, make_table, token_of

pytestmark = pytest.mark.journey


class Clock:
    """The year goes by in days; whoever was signed in signs in anew."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.gone, self.real = timedelta(), timezone.now
        monkeypatch.setattr(timezone, "now", self.now)

    def now(self) -> datetime:
        """The moment on this clock."""
        return self.real() + self.gone

    def later(self, days: int) -> None:
        """So many days go by."""
        self.gone += timedelta(days=days)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def write_day(walk: Walk, name: str, day: date) -> None:
    for part in ("day", "month", "year"):
        field = walk.page.locator(f"main input[name='{name}_{part}']").locator("visible=true")
        field.fill(str(getattr(day, part)))


def begin_group(desk: Walk, coordinator: Any, members: dict[str, str]) -> None:
    """The coordination begins it, takes members in, and says who leads."""
    home = coordinator.institution
    desk.open("/steering/")
    desk.press(desk.link("New group"))
    desk.press(desk.button("Begin it"), status=422)
    desk.fill("Name of the group", "Lenkungskreis Lindenau")
    desk.fill("What is it for?", "Gemeinsam sehen, wo es stockt.")
    desk.press(desk.button("Begin it"))
    for name, mail in members.items():
        desk.press(desk.link("New member"))
        desk.fill("Name", name)
        desk.fill("E-mail at work", mail)
        desk.choose("place", f"institution:{home}")
        desk.press(desk.button("Take in"))
    desk.page.locator("main summary", has_text=desk.words("Change")).first.click()
    desk.press(desk.button("Let them lead the group"))


def plan(desk: Walk, group: Group) -> Meeting:
    """For tomorrow; everybody is invited."""
    desk.open(f"/steering/{group.pk}/meetings/new/")
    write_day(desk, "on", today() + timedelta(days=1))
    desk.fill("Where?", "Rathaus")
    desk.press(desk.button("Plan it"))
    desk.press(desk.button("Invite everybody"))
    return Meeting.objects.order_by("-number")[0]


def hold(desk: Walk, meeting: Meeting, said: str) -> None:
    """Minutes of one point, saved while somebody writes."""
    desk.open(f"/steering/meetings/{meeting.pk}/")
    desk.press(desk.button("Begin the minutes"))
    desk.page.get_by_label(desk.words("Another point")).fill("Wie es steht")
    desk.press(desk.button("Add the point"))
    desk.change(lambda: desk.page.locator("main textarea[name=notes]").first.fill(said))


def close(desk: Walk) -> None:
    desk.press(desk.button("The meeting is over"))
    desk.press(desk.button("Approve and send"))


def decide(desk: Walk) -> None:
    """A decision with its figure, and a task for the member by link."""
    desk.page.locator("summary", has_text=desk.words("A decision")).first.click()
    desk.page.locator("textarea[name$='-text']").first.fill("Jedes Thema hat jemanden.")
    desk.page.locator("select[name$='-figure']").first.select_option("network.gaps")
    desk.press(desk.button("Write the decision down"))
    desk.page.locator("summary", has_text=desk.words("A task")).first.click()
    desk.page.locator("input[name$='-text']").first.fill("Verzeichnis durchgehen")
    desk.page.locator("select[name$='-who']").first.select_option(label="Ines Beispiel (Amt)")
    name = desk.page.locator("input[name$='-until_on_day']").locator("visible=true").first
    prefix = str(name.get_attribute("name")).removesuffix("_day")
    write_day(desk, prefix, today() + timedelta(days=30))
    desk.press(desk.button("Give the task"))


def test_a_year_of_a_steering_group(begin: Begin, clock: Clock) -> None:
    home = makers.make_institution(name="Amt")
    coordinator = makers.make_member(home, Coordinator, name="Katrin Beispiel")
    chair = makers.make_member(home, Adviser, name="Aylin Beispiel")
    mail = Account.objects.get(pk=makers.sure(chair.account)).email
    begin_group(begin(coordinator, name="coordination"), coordinator,
                {"Aylin Beispiel": mail, "Ines Beispiel": "ines@n.example"})  # fmt: skip
    with acting(coordinator):
        group, ines = Group.objects.get(), Sits.objects.get(name="Ines Beispiel")
    token = token_of(ines)

    desk = begin(chair, name="chair 1")
    with acting(chair):
        meeting = plan(desk, group)
    phone = begin(size=PHONE, name="by link")
    phone.open(f"/together/{token}/")
    phone.press(phone.button("I come"))
    phone.page.locator("main summary").first.click()
    phone.fill("What should we speak about?", "Eltern")
    phone.press(phone.button("Propose"))
    desk.open(f"/steering/meetings/{meeting.pk}/")
    assert "Eltern" in desk.text()
    desk.press(desk.page.get_by_role("button", name=desk.words("On the agenda")).first)
    clock.later(1)
    desk = begin(chair, name="chair 2")
    hold(desk, meeting, "Sieben Themen ohne jemanden.")
    decide(desk)
    close(desk)

    clock.later(31)
    jobs.watch(jobs._watching(group.region_id), now())
    phone = begin(size=PHONE, name="by link 2")
    phone.open(f"/together/{token}/")
    phone.press(phone.page.get_by_role("link", name="Verzeichnis durchgehen"))
    phone.press(phone.button("Done"))
    make_answer(home, "work")
    for quarter in range(3):
        clock.later(60)
        desk = begin(chair, name=f"quarter {quarter + 2}")
        with acting(chair):
            meeting = plan(desk, group)
        if quarter == 0:
            assert "7" in desk.text()
            assert "6" in desk.text()
            assert "−1" in desk.text()
        clock.later(1)
        desk = begin(chair, name=f"meeting {quarter + 2}")
        hold(desk, meeting, f"Vierteljahr {quarter + 2}")
        close(desk)
    desk.open(f"/steering/{group.pk}/decisions/")
    desk.press(desk.page.get_by_role("link", name="Jedes Thema").first)
    desk.fill("Why? One sentence", "Steht im Verzeichnis.")
    desk.press(desk.button("Carried out"))
    with acting(chair):
        assert Decision.objects.get().state == "done"
        assert Task.objects.get().state == "done"
        assert [one.state for one in Meeting.objects.all()] == ["approved"] * 4


def test_commitments_and_topics_on_a_phone_without_javascript(begin: Begin, site: str) -> None:
    table: Table = make_table()
    make_answer(Institution.objects.get(pk=makers.sure(table.sits["chair"].institution_id)), "work")
    phone = begin(table.chair, size=PHONE, javascript=False, name="chair without script")
    phone.open(f"/steering/{table.group.pk}/topics/")
    phone.press(phone.page.locator("main button[name=lead]").first)
    phone.open(f"/steering/{table.group.pk}/commitments/new/")
    phone.press(phone.button("Write down"), status=422)
    phone.fill("Somebody who is not in the list", "Muster Logistik")
    phone.fill("How many?", "1")
    write_day(phone, "until_on", today() + timedelta(days=60))
    phone.press(phone.button("Write down"))
    phone.press(phone.page.get_by_role("link", name="Muster Logistik").first)
    phone.fill("What happened? One line", "Eines hat begonnen")
    phone.fill("How many more?", "1")
    phone.press(phone.button("Write down"))
    with acting(table.chair):
        assert Commitment.objects.get().state == "kept"


def test_two_write_and_a_net_that_breaks_lose_nothing(begin: Begin, site: str) -> None:
    table = make_table()
    point = make_running(table)
    page = f"/steering/meetings/{point.meeting_id}/minutes/"
    first, second = begin(table.chair, name="first"), begin(table.member, name="second")
    first.open(page)
    second.open(page)
    box = "main textarea[name=notes]"
    first.change(lambda: first.page.locator(box).first.fill("Erster"))
    second.change(lambda: second.page.locator(box).first.fill("Zweiter"), status=422)
    assert "Erster" in second.text()
    assert second.page.locator(box).first.input_value() == "Zweiter"
    second.page.locator(box).first.fill("Erster und Zweiter")
    second.change(second.button("My box holds both texts: save it").click)
    first.open(page)
    first.page.context.set_offline(True)
    first.page.locator(box).first.fill("Erster und Zweiter, dann das Netz weg")
    first.page.wait_for_timeout(2_000)
    first.faults.clear()
    first.page.context.set_offline(False)
    first.open(page)
    first.page.wait_for_timeout(7_000)
    with acting(table.chair):
        point.refresh_from_db()
    assert point.notes == "Erster und Zweiter, dann das Netz weg"
