"""A certificate by telephone, confirmed at the desk: instruments open; and the road beside it."""

from dataclasses import dataclass

import pytest

from nahtlos.core.actor import Actor
from nahtlos.core.clock import today
from nahtlos.core.wall import acting
from nahtlos.law import queries as law
from nahtlos.people import queries
from nahtlos.people.models import Person
from tests.journeys.conftest import Begin
from tests.journeys.walk import DESK, PHONE, Walk
from tests.makers import (
    make_institution,
    make_link,
    make_member,
    make_person,
    make_qualification,
    make_record,
    make_region,
)
from tests.people.test_documents import EICAR, PNG
from tests.recognition.rows import make_check, make_document, make_procedure

pytestmark = pytest.mark.journey
OPEN = {"entitled", "discretionary"}


@dataclass(frozen=True)
class Scene:
    """An adviser and a person of whom little is known."""

    person: Person
    adviser: Actor

    def open_now(self) -> set[str]:
        """The instruments that are open today."""
        with acting(self.adviser):
            answer = law.check(queries.file_of(self.person.pk).document, on=today())
        return {one.id for one in answer.instruments if one.verdict in OPEN}


@pytest.fixture
def scene(site: str) -> Scene:
    adviser = make_member(make_institution(make_region("Kreis Lindenau")), name="Aylin Demir")
    person = make_person(adviser, native_name="Олена Прикладна")
    make_record(person, adviser)
    return Scene(person, adviser)


def send(phone: Walk, content: bytes, name: str, *, status: int = 200) -> None:
    phone.pick("kind", "certificate")
    file = {"name": name, "mimeType": "image/png", "buffer": content}
    phone.page.locator("main input[type=file]").set_input_files(file)  # type: ignore[arg-type]  # Playwright takes any such mapping
    phone.press(phone.button("Send the paper"), status=status)


def confirm(adviser: Walk) -> None:
    """What the certificate proves was not written down yet."""
    adviser.pick("qualification", "new")
    adviser.page.locator("main input[name=title]").fill("Köchin")
    adviser.pick("kind", "vocational")
    adviser.choose("country", "UA")
    adviser.pick("recognition", "none")
    adviser.page.locator("main label[for=id_complete]").click()
    adviser.press(adviser.button("Yes, confirm"))


@pytest.mark.parametrize("language", ["uk", "ar"])
def test_a_certificate_by_telephone_opens_instruments(
    begin: Begin, scene: Scene, language: str
) -> None:
    link = make_link(scene.person, scene.adviser)
    with acting(scene.adviser):
        Person.objects.filter(pk=scene.person.pk).update(preferred_language=language)
    phone = begin(size=PHONE, language=language, name="person")
    phone.open(f"/my/enter/{link.token}/")
    phone.born(17, 5, 1990)
    phone.open("/my/documents/")
    send(phone, EICAR, "photo.png", status=422)
    send(phone, PNG, "../photo.png")

    before, adviser = scene.open_now(), begin(scene.adviser, name="adviser")
    adviser.open("/day/")
    adviser.press(adviser.page.locator("main a[href*='/documents/']").first)
    confirm(adviser)
    assert len(scene.open_now() - before) >= 2
    assert adviser.words("Confirmed.") in adviser.text()

    phone.open("/my/documents/")
    assert phone.words("Your adviser has confirmed it.") in phone.text()


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_the_road_from_application_to_recognition_in_part(
    begin: Begin, scene: Scene, size: str
) -> None:
    learned = make_qualification(scene.person, scene.adviser, "Krankenschwester", kldb="81302")
    learned.person = scene.person
    make_document(scene.person, scene.adviser, qualification=learned)
    make_procedure(learned, scene.adviser)
    make_check(scene.person, scene.adviser)
    walk = begin(scene.adviser, name=size, size=PHONE if size == "phone" else DESK)
    road = f"/persons/{scene.person.pk}/recognition/{learned.pk}/"
    walk.open(f"/persons/{scene.person.pk}/recognition/")
    walk.press(walk.page.locator("main a.row-link").first)
    walk.press(walk.link("Documents are missing"))
    walk.page.locator("main textarea[name=missing]").fill("Fächer mit Stunden")
    walk.press(walk.button("Keep"))
    assert "Fächer mit Stunden" in walk.text()
    walk.open(f"{road}to/partial/")
    walk.page.locator("main textarea[name=parts]").fill("Pflege von Kindern\nEthik")
    walk.press(walk.button("Keep"))
    assert "Ethik" in walk.text()
    for path in (f"{road}sheet/", f"{road}about/", f"/persons/{scene.person.pk}/competences/"):
        walk.open(path)
    walk.open(f"/persons/{scene.person.pk}/competences/profile/")
