"""Forms of a region: their fields, filled in any script, drawn, and hostile files refused."""

import pytest

from nahtlos.plan.actions import BadForm, read_form
from nahtlos.plan.papers import fillable

from .sheets import drawn, form, root, text_of

NAMES = (("name", "/Tx"), ("ort", "/Tx"), ("ja", "/Btn"), ("mehr", "/Tx"))
CASES = ["Jürgen Größe-Çelik", "Олена Коваленко їєґ", "نام خانوادگی", "#panic() $x$ *y*"]
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}" + b"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def test_fields_are_told_in_order_with_their_words() -> None:
    found = fillable.fields(form(*NAMES, lines="mehr"))
    assert [one.name for one in found] == ["name", "ort", "ja", "mehr"]
    assert found[0].label == "Feld name"
    assert found[2].ticked
    assert found[3].lines


@pytest.mark.parametrize("value", CASES[:2] + CASES[3:])
def test_what_is_filled_can_be_read_on_the_page(value: str) -> None:
    assert value in text_of(fillable.fill(form(*NAMES), {"name": value}))


@pytest.mark.parametrize("value", CASES)
def test_what_is_filled_is_drawn_inside_its_box_alone(value: str) -> None:
    _width, height, rows = drawn(fillable.fill(form(*NAMES), {"name": value}))
    inked = [at for at, row in enumerate(rows) if any(dot < 128 for dot in row[0::3])]
    top, bottom = height - 780, height - 762
    assert inked
    assert top - 1 <= min(inked)
    assert max(inked) <= bottom + 1


def test_a_long_value_becomes_smaller_and_is_whole() -> None:
    value = "Sehr-lange-Strasse am Rande der Stadt, Hinterhaus, dritter Stock links, bei Kowalski"
    assert value in text_of(fillable.fill(form(*NAMES), {"name": value}))


def test_what_was_left_empty_can_still_be_filled_in() -> None:
    made = fillable.fill(form(*NAMES), {"name": "Olena", "ja": "x"})
    assert [one.name for one in fillable.fields(made)] == ["ort", "mehr"]
    held = root(made)["/AcroForm"]["/Fields"]
    assert [one.get_object()["/T"] for one in held] == ["ort", "mehr"]


def test_filled_twice_both_stand_there() -> None:
    first = fillable.fill(form(*NAMES), {"name": "Olena"})
    told = text_of(fillable.fill(first, {"ort": "Lindenau"}))
    assert "Olena" in told
    assert "Lindenau" in told


def hostile() -> dict[str, bytes]:
    good = form(*NAMES)
    return {
        "0 bytes": b"",
        "no PDF": b"PK\x03\x04 nothing",
        "torn": good[: len(good) // 2],
        "script": good.replace(b"/NeedAppearances true", b"/JS (app.alert(1))       "),
        "no fields": form(),
        "turned": form(*NAMES, turned=90),
        "too many fields": form(*((f"f{at}", "/Tx") for at in range(201))),
        "virus": good.replace(b"%%EOF", EICAR + b"\n%%EOF"),
        "a picture": b"\x89PNG\r\n\x1a\n" + bytes(40),
    }


@pytest.mark.parametrize("kind", sorted(hostile()))
def test_what_is_no_honest_form_is_refused_with_a_sentence(kind: str) -> None:
    with pytest.raises(BadForm) as refused:
        read_form(hostile()[kind])
    assert str(refused.value.sentence).endswith(".")


def test_a_circle_of_parents_ends() -> None:
    content = form(("a", "/Tx")).replace(b"/FT /Tx", b"/FT /Tx\n/Parent 4 0 R")
    try:
        found = fillable.fields(content)
    except fillable.NotFillable:
        return
    assert len(found) == 1


def test_an_honest_form_is_kept_as_it_came() -> None:
    good = form(*NAMES)
    assert read_form(good).strip() == good.strip()
