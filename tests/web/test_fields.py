"""Bad input is answered with a sentence at the field, and what was typed stays there."""

from datetime import date, timedelta

import pytest
from django import forms

from nahtlos.core.clock import today
from nahtlos.web.fields import Day, OneOf, PlainText, SomeOf, Yes
from nahtlos.web.templatetags.kern import named


class Asked(forms.Form):
    line = PlainText(max_length=20, required=False)
    lines = PlainText(max_length=40, required=False, lines=True)
    phone = PlainText(max_length=20, required=False, allow="+")
    born = Day(required=False, latest=today)
    due = Day(required=False, earliest=date(2020, 1, 1), latest=date(2040, 12, 31))
    one = OneOf(choices=[("a", "A")], required=False)
    some = SomeOf(choices=[("a", "A"), ("b", "B")], required=False)


def asked(**data: str) -> Asked:
    return Asked(data)


def day(name: str, text: str) -> dict[str, str]:
    parts = text.split("-")
    return {f"{name}_year": parts[0], f"{name}_month": parts[1], f"{name}_day": parts[2]}


@pytest.mark.parametrize(
    "text",
    [
        "Olena\x00",
        "\x07Olena",
        "Ole\u202ena",
        "\u200fOlena",
        "Ole\u2066na\u2069",
        "Ole\ufeffna",
        "Ole\U000e0041na",
        "<b>Olena</b>",
        "a < script>",
        "</p>",
        "<!-- x",
        "=1+1",
        "+49",
        "-1",
        "@x",
        "two\nlines",
        "a\u2028b",
        "x" * 21,
        "x" * 1_000_000,
        "\ud800",
    ],
)
def test_what_is_not_plain_text_is_answered_at_the_field(text: str) -> None:
    form = asked(line=text)
    assert list(form.errors) == ["line"]
    assert form["line"].value() == text


@pytest.mark.parametrize(
    "text",
    ["Олена", "علي رضا", "می\u200cروم", "5 < 6", "O'Neill & Co. 100 %", "a+b=c", "Đặng", "李"],
)
def test_plain_text_in_any_script_is_taken_as_it_is(text: str) -> None:
    form = asked(line=text)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["line"] == text


def test_text_is_kept_in_its_composed_form_without_blanks_around() -> None:
    form = asked(line="  Mu\u0308ller \n")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["line"] == "Müller"


def test_several_lines_where_they_are_wanted() -> None:
    form = asked(lines="one\r\ntwo\rthree")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["lines"] == "one\ntwo\nthree"


def test_a_plus_only_where_it_belongs() -> None:
    assert asked(phone="+49 30 23125 555").is_valid()
    assert not asked(phone="=49").is_valid()


def test_too_long_says_how_long() -> None:
    sentence = asked(line="x" * 21).errors["line"][0]
    assert "20" in sentence
    assert "21" in sentence


@pytest.mark.parametrize(
    "text",
    ["2026-02-30", "2026--1", "x-y-z", "\x00-1-1", "26-1-1", "99999-1-1", "0001-01-01", "-1-1-1"],
)
def test_a_day_that_does_not_exist_is_answered_at_the_field(text: str) -> None:
    form = asked(**day("born", text))
    assert list(form.errors) == ["born"]


def test_what_was_typed_as_a_day_stays() -> None:
    shown = str(asked(**day("born", "2026-02-30"))["born"])
    assert all(f'value="{part}"' in shown for part in ("2026", "02", "30"))


@pytest.mark.parametrize(("days", "right"), [(-1, True), (0, True), (1, False)])
def test_a_day_of_birth_lies_not_in_the_future(days: int, right: bool) -> None:
    given = (today() + timedelta(days=days)).isoformat()
    assert asked(**day("born", given)).is_valid() is right


@pytest.mark.parametrize(
    ("given", "right"),
    [("2019-12-31", False), ("2020-01-01", True), ("2040-12-31", True), ("2041-01-01", False)],
)
def test_a_day_stays_between_its_bounds(given: str, right: bool) -> None:
    assert asked(**day("due", given)).is_valid() is right


def test_digits_of_any_script_are_digits() -> None:
    form = asked(**day("due", "٢٠٢٦-١١-٢٣"))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["due"] == date(2026, 11, 23)


@pytest.mark.parametrize("answer", ["b", "\x00", "<a>", "x" * 10_000])
def test_an_answer_that_was_not_offered(answer: str) -> None:
    assert list(asked(one=answer).errors) == ["one"]
    assert list(Asked({"some": ["a", answer + "?"]}).errors) == ["some"]


def test_nothing_is_ticked_beforehand() -> None:
    class Agreed(forms.Form):
        some = SomeOf(choices=[("a", "A")])
        yes = Yes(label="")

    assert "checked" not in str(Agreed())
    assert sorted(Agreed({}).errors) == ["some", "yes"]


class Headed(forms.Form):
    """A question and a heading."""

    when = forms.CharField(label="When?")
    where = forms.CharField(label="Place")
    whom = forms.CharField(label="من؟")


def test_the_summary_puts_no_colon_after_a_question() -> None:
    assert [named(field) for field in Headed()] == ["When?", "Place:", "من؟"]
