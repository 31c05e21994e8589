"""Pages on which a case goes to another region and comes from one, and those of the keys."""

from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nahtlos.core.clock import now, today
from nahtlos.core.roles import Member
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution
from nahtlos.people.models import Person
from nahtlos.referrals.access.sealed import WHY_NOT
from nahtlos.referrals.engine import sealing
from nahtlos.referrals.engine.sealing import Broken
from nahtlos.referrals.models import PartnerKey, Sealed
from tests import makers
from tests.network.entering import enter
from tests.referrals.sealing import Regions, two_regions

pytestmark = pytest.mark.django_db
NUMBER = "030 23125 044"


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR = False


@pytest.fixture
def regions(db: None) -> Regions:
    regions = two_regions()
    makers.make_contact(regions.person, regions.giver, NUMBER)
    return regions


@pytest.fixture
def giver(regions: Regions) -> Client:
    return enter(regions.giver)


@pytest.fixture
def taker(regions: Regions) -> Client:
    return enter(regions.taker)


def text(response: Any) -> str:
    return str(response.content.decode())


def upload(client: Client, file: bytes, **more: str) -> Any:
    sent = BytesIO(file)
    sent.name = "anything.bin"
    return client.post(reverse("handover:take_in"), {"file": sent, **more})


def form(regions: Regions, **more: object) -> dict[str, object]:
    return {
        "recipient": str(regions.partner().pk),
        "parts": ["contact"],
        "how": "on_the_spot",
        **more,
    }


def agreed(giver: Client, regions: Regions) -> Sealed:
    """Fill in, read the words, tick them."""
    page = reverse("handover:far", args=[regions.person.pk])
    words = giver.post(page, form(regions)).context["words"]
    assert giver.post(page, form(regions, agreed=words.mark)).status_code == 302
    with acting(regions.giver):
        return Sealed.objects.get()


def fetched(giver: Client, one: Sealed) -> Any:
    return giver.post(reverse("handover:fetch", args=[one.person_id, one.pk]))


def test_from_the_yes_to_the_receipt(giver: Client, taker: Client, regions: Regions) -> None:
    one = agreed(giver, regions)
    response = fetched(giver, one)
    name = f'attachment; filename="nahtlos-{one.key}.sealed"'
    assert response.headers["Content-Disposition"] == name
    assert NUMBER.encode() not in response.content
    looked = upload(taker, response.content)
    assert str(regions.person) in text(looked)
    with acting(regions.taker):
        assert not Person.objects.exists(), "looking keeps nothing"
    taken = upload(taker, response.content, looked_at=str(one.key))
    shown = text(taker.get(taken.headers["Location"]))
    with acting(regions.taker):
        receipt = Sealed.objects.get().receipt
        assert NUMBER in text(taker.get(reverse("people:about", args=[Person.objects.get().pk])))
    assert receipt in shown
    page = reverse("handover:receipt", args=[regions.person.pk, one.pk])
    assert giver.post(page, {"receipt": receipt}).status_code == 302
    case = text(giver.get(reverse("people:case", args=[regions.person.pk]), follow=True))
    assert "handed over" in case


def test_the_same_file_twice_is_a_sentence(giver: Client, taker: Client, regions: Regions) -> None:
    one = agreed(giver, regions)
    file = fetched(giver, one).content
    upload(taker, file, looked_at=str(one.key))
    again = upload(taker, file, looked_at=str(one.key))
    assert (again.status_code, "taken in before" in text(again)) == (422, True)


def test_another_file_than_the_one_looked_at_is_shown_first(
    giver: Client, taker: Client, regions: Regions
) -> None:
    file = fetched(giver, agreed(giver, regions)).content
    upload(taker, file, looked_at="another")
    with acting(regions.taker):
        assert not Person.objects.exists()


@pytest.mark.parametrize(
    ("bad", "rule"),
    [
        (lambda _file: b"", None),
        (lambda _file: b"hello", Broken.NOT_OURS),
        (lambda file: file[:-1], Broken.CUT_OFF),
        (lambda file: file + b"x", Broken.CHANGED),
        (lambda file: file[:8] + b"\x09" + file[9:], Broken.UNKNOWN_VERSION),
        (lambda file: file[:-1] + bytes([file[-1] ^ 1]), Broken.BAD_SIGNATURE),
        (lambda _file: b"N" * (sealing.MOST_BYTES + 1), Broken.TOO_BIG),
    ],
)
def test_each_bad_file_is_a_sentence(
    giver: Client, taker: Client, regions: Regions, bad: Any, rule: Broken | None
) -> None:
    response = upload(taker, bad(fetched(giver, agreed(giver, regions)).content))
    sentence = str(WHY_NOT[rule]) if rule else "Please choose the sealed file."
    assert (response.status_code, sentence in text(response)) == (422, True)


def test_a_wrong_receipt_closes_nothing(giver: Client, regions: Regions) -> None:
    one = agreed(giver, regions)
    page = reverse("handover:receipt", args=[regions.person.pk, one.pk])
    response = giver.post(page, {"receipt": "nahtlos-receipt:abc"})
    assert (response.status_code, "not the receipt" in text(response)) == (422, True)


def test_words_that_were_not_shown_are_not_agreed_to(giver: Client, regions: Regions) -> None:
    page = reverse("handover:far", args=[regions.person.pk])
    mark = giver.post(page, form(regions)).context["words"].mark
    giver.post(page, form(regions, parts=["contact", "notes"], agreed=mark))
    with acting(regions.giver):
        assert not Sealed.objects.exists()


def test_burdens_need_a_signed_paper(giver: Client, regions: Regions) -> None:
    page = reverse("handover:far", args=[regions.person.pk])
    assert giver.post(page, form(regions, parts=["burdens"])).status_code == 422
    printed = giver.post(page, form(regions, parts=["burdens"], how="paper", print="1"))
    assert "handover/paper.html" in [one.name for one in printed.templates]
    assert printed.context["words"].expressly


def test_without_the_receipt_it_is_overdue_on_the_day(giver: Client, regions: Regions) -> None:
    late = today().replace(year=today().year - 1)
    makers.make_sealed(regions.person, regions.giver, due_on=late)
    for page in (reverse("people:day"), reverse("handover:list", args=[regions.person.pk])):
        assert "overdue" in text(giver.get(page))


def test_the_list_asks_as_much_for_three_as_for_one(giver: Client, regions: Regions) -> None:
    page = reverse("handover:list", args=[regions.person.pk])
    giver.get(page)
    asked = []
    for count in (1, 2):
        for _ in range(count):
            makers.make_sealed(regions.person, regions.giver, state="withdrawn", ended_at=now())
        with CaptureQueriesContext(
            connection,
        ) as found:
            giver.get(page)
        asked.append(len(found))
    assert asked[0] == asked[1]


def test_others_do_not_find_it(taker: Client, regions: Regions) -> None:
    one = makers.make_sealed(regions.person, regions.giver)
    page = reverse("handover:sealed", args=[regions.person.pk, one.pk])
    assert taker.get(page).status_code == 404
    with acting(regions.giver):
        house = Institution.objects.get(pk=makers.sure(regions.giver.institution))
    member = enter(makers.make_member(house, Member))
    assert member.get(reverse("handover:take_in")).status_code == 403
    assert member.post(reverse("handover:fetch", args=[regions.person.pk, one.pk])).status_code in {
        403,
        404,
    }


def test_an_administrator_compares_before_trusting(regions: Regions) -> None:
    keeper, page = enter(regions.keepers[0]), reverse("handover:regions")
    other = sealing.Pair.new().public
    line = sealing.public_text("Kreis Drittenburg", other)
    asked = text(keeper.post(page, {"key": line}))
    assert other.fingerprint[:4] in asked
    assert keeper.post(page, {"key": line, "sure": "1"}).status_code == 422
    assert keeper.post(page, {"key": line, "sure": "1", "compared": "on"}).status_code == 302
    with acting(regions.keepers[0]):
        partner = PartnerKey.objects.get(name="Kreis Drittenburg")
    assert keeper.post(page, {"key": "nonsense"}).status_code == 422
    keeper.post(reverse("handover:end_partner", args=[partner.pk]))
    assert "Drittenburg" not in text(keeper.get(page))


def test_keys_are_for_administrators(giver: Client) -> None:
    assert giver.get(reverse("handover:regions")).status_code == 403
    assert giver.post(reverse("handover:make_key")).status_code == 403


def test_the_person_takes_it_back_until_it_is_sent(giver: Client, regions: Regions) -> None:
    herself = enter(makers.make_login(regions.person, regions.giver))
    one = agreed(giver, regions)
    page, back = reverse("mine:way"), reverse("handover:mine_sealed_back", args=[one.pk])
    assert back in text(herself.get(page))
    other = makers.make_person(regions.giver)
    stranger = enter(makers.make_login(other, regions.giver))
    assert stranger.post(back).status_code == 404
    assert herself.post(back).status_code == 302
    assert fetched(giver, one).status_code == 403
    with acting(regions.giver):
        assert Sealed.objects.get().state == "withdrawn"
    assert back not in text(herself.get(page))


def test_what_was_sent_the_person_does_not_call_back(giver: Client, regions: Regions) -> None:
    herself = enter(makers.make_login(regions.person, regions.giver))
    one = agreed(giver, regions)
    fetched(giver, one)
    back = reverse("handover:mine_sealed_back", args=[one.pk])
    sentence = "Your file was sent already. Talk to your adviser."
    shown = text(herself.get(reverse("mine:way")))
    assert sentence in shown
    assert back not in shown
    refused = herself.post(back)
    assert (refused.status_code, sentence in text(refused)) == (403, True)
    with acting(regions.giver):
        assert Sealed.objects.get().state == "waiting"
