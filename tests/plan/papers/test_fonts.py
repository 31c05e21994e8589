"""The fonts of papers: our own alone, with every letter of the eight languages."""

from pathlib import Path
from typing import Any

import pytest

from nahtlos.plan.papers import fonts

ALPHABETS = {
    "de": "ÄÖÜäöüßẞ„“‚‘–…§€",
    "fr": "àâæçéèêëîïôœùûüÿÀÇÉŒ«»",
    "tr": "çÇğĞıİöÖşŞüÜâî",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюяЁЪЫЭ",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяҐЄІЇ’",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهويىئءؤأإآة،؛؟ًٌٍَُِّْ٠١٢٣٤٥٦٧٨٩",
    "fa": "پچژگکیۀ‌ۂآ،؛؟۰۱۲۳۴۵۶۷۸۹ٔ",
    "names": "ĄąĆćĘęŁłŃńŚśŹźŻżČčĐđŠšŽžȘșȚțŐőŰűĖėŪū",
}


@pytest.mark.parametrize("name", ALPHABETS)
def test_every_letter_can_be_drawn(name: str) -> None:
    assert [sign for sign in ALPHABETS[name] if not fonts.can_draw(sign)] == []


def test_what_cannot_be_drawn_is_said_and_not_shown_as_boxes() -> None:
    assert fonts.drawable("Selam ሰላም ሰላም!") == "Selam […]!"
    assert not fonts.can_draw("ሰ")


def test_without_fonts_it_says_what_to_do(settings: Any, tmp_path: Path) -> None:
    settings.PAPER_FONTS = tmp_path
    with pytest.raises(fonts.NoFonts, match=r"site\.assets"):
        fonts.folder()
