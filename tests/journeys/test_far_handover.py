"""A case goes to another region as a file: the giver seals it, the receiver looks into it and takes it in."""

from pathlib import Path

import pytest

from nahtlos.core.wall import acting
from nahtlos.people.models import Person
from tests.journeys.conftest import Begin
from tests.journeys.walk import PHONE, Walk
from tests.makers import make_login
from tests.plan.rows import make_appointment
from tests.referrals.sealing import Regions, furnished, two_regions

pytestmark = pytest.mark.journey


@pytest.fixture
def regions(site: str) -> Regions:
    regions = furnished(two_regions())
    make_appointment(regions.person, regions.giver, days=-3)
    return regions


def seal(giver: Walk, regions: Regions) -> None:
    """What goes, the words in the person's language, and line by line what does not go."""
    giver.open(f"/persons/{regions.person.pk}/handover/region/")
    giver.choose("recipient", str(regions.partner().pk))
    giver.pick("parts", "contact")
    giver.pick("parts", "plan")
    giver.pick("how", "on_the_spot")
    giver.press(giver.button("Go on"))
    assert giver.page.locator(".consent-words[lang=uk]").count() == 1
    stays = giver.page.locator(
        "main section", has_text=giver.words("What does not go")
    ).inner_text()
    assert f"{giver.words('Notes')}: 1 ({giver.words('not ticked')})" in stays
    assert (
        f"{giver.words('Appointments')}: 1 ({giver.words('over, called off or declined')})" in stays
    )
    giver.presses += 1
    giver.page.locator("label[for=id_agreed]").click()
    giver.press(giver.button("Seal the case"))


def fetched(giver: Walk, folder: Path) -> Path:
    with giver.page.expect_download() as found:
        giver.button("Fetch the sealed file").click()
    kept = folder / found.value.suggested_filename
    found.value.save_as(kept)
    return kept


def take_in(taker: Walk, file: Path) -> str:
    """Look, choose the file once more, and read the receipt."""
    taker.open("/sealed/")
    taker.page.locator("input[type=file]").set_input_files(file)
    taker.press(taker.button("Look into the file"))
    for line in ("Recognition procedures", "Costs of recognition", "Appointments"):
        assert f"{taker.words(line)}: 1" in taker.text()
    assert taker.words("Not in this file:") in taker.text()
    taker.page.locator("input[type=file]").set_input_files(file)
    taker.press(taker.button("Take the case in"))
    return taker.page.locator("main bdi strong").inner_text()


def test_a_case_goes_to_another_region(begin: Begin, regions: Regions, tmp_path: Path) -> None:
    giver, taker = begin(regions.giver, name="giver"), begin(regions.taker, name="taker")
    seal(giver, regions)
    receipt = take_in(taker, fetched(giver, tmp_path))
    with acting(regions.taker):
        there = Person.objects.get()
    taker.open(f"/persons/{there.pk}/")
    giver.page.locator("input[name=receipt]").fill(receipt)
    giver.press(giver.button("Enter the receipt and close the case"))
    assert giver.words("The other region has taken the case in. It is closed here.") in giver.text()


def test_the_person_takes_everything_along_on_paper(
    begin: Begin, regions: Regions, tmp_path: Path
) -> None:
    phone = begin(
        make_login(regions.person, regions.giver), size=PHONE, language="ar", name="person"
    )
    phone.open("/my/rights/")
    phone.press(phone.link("Read everything"))
    with phone.page.expect_download() as found:
        phone.link("Save as a PDF").click()
    kept = tmp_path / found.value.suggested_filename
    found.value.save_as(kept)
    assert kept.name == "nahtlos.pdf"
    assert kept.read_bytes().startswith(b"%PDF-")
