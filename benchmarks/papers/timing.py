"""Each paper set many times for different persons, and an empty page by typst alone beside them.

typst remembers what it has set; so every paper has another name in it, as it is in life.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO

import typst
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    TextStringObject,
)

from benchmarks.figures import Timing
from nahtlos.plan.papers import fillable, fonts, letters, plan_sheet, templates
from nahtlos.plan.papers.plan_sheet import Both, PlanSheet, SheetStep

TIMES, WARM, FIELDS = 60, 3, 20
PLAN_MS = 1000.0
AT = datetime(2026, 11, 26, 10, tzinfo=UTC)


@dataclass(frozen=True)
class Papers:
    """Milliseconds of each kind of paper, and of the empty page beside them."""

    empty: Timing
    made: dict[str, Timing]

    def lines(self) -> list[str]:
        """A line for each."""
        told = [f"empty page by typst alone: median {self.empty.median:.1f} ms"]
        return told + [
            f"{name}: median {one.median:.1f} ms, p95 {one.p95:.1f} ms,"
            f" {one.median / self.empty.median:.1f} times the empty page"
            for name, one in self.made.items()
        ]

    def misses(self) -> list[str]:
        """A sentence for every aim that is missed."""
        return [
            f"{name}: {one.p95:.0f} ms, aim {PLAN_MS:.0f}"
            for name, one in self.made.items()
            if one.p95 > PLAN_MS
        ]


def measure() -> Papers:
    """Each paper many times, one after the other."""
    content = _form()
    return Papers(
        _timed(_empty),
        {
            "plan of 8 steps, Ukrainian": _timed(lambda at: plan_sheet.pdf(_plan("uk", at))),
            "plan of 8 steps, Farsi": _timed(lambda at: plan_sheet.pdf(_plan("fa", at))),
            "letter of invitation, Farsi": _timed(_letter),
            "form of 20 fields": _timed(lambda at: fillable.fill(content, _values(at))),
        },
    )


def _timed(make: Callable[[int], bytes]) -> Timing:
    told = []
    for number in range(WARM + TIMES):
        began = time.perf_counter()
        make(number)
        told.append((time.perf_counter() - began) * 1000)
    return Timing.of(told[WARM:])


def _empty(at: int) -> bytes:
    compiler = typst.Compiler(font_paths=_FONTS, ignore_system_fonts=True)
    made = compiler.compile(
        input=f'#set document(title: "{at}")\n#set text(font: "Fira Latn")\n= {at}'.encode(), format="pdf",
        pdf_standards=["ua-1"],
    )  # fmt: skip
    return made if isinstance(made, bytes) else b""


_FONTS = typst.Fonts(
    include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts.folder()]
)


def _plan(language: str, at: int) -> PlanSheet:
    words = {"uk": "Подайте документи на визнання", "fa": "مدارک را برای شناسایی تحویل دهید"}
    what = Both(f"{words[language]} {at}", "Reichen Sie die Unterlagen für die Anerkennung ein")
    step = SheetStep(what, Both("", "Bezirksregierung"), date(2027, 3, 1))
    return PlanSheet(
        language,
        f"Olena Kovalenko {at}",
        AT,
        (what,),
        (step,) * 8,
        own_page="https://nahtlos.example/my",
    )


def _letter(at: int) -> bytes:
    template = templates.built_in()["invitation"]
    values = {one.key: f"Marktplatz {at}, Lindenau" for one in template.fields}
    return letters.pdf(letters.Letter(template, values, "fa", AT))


def _values(at: int) -> dict[str, str]:
    return {f"f{number}": f"Олена Коваленко {at}" for number in range(FIELDS)}


def _form() -> bytes:
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    for at in range(FIELDS):
        writer.add_annotation(0, _widget(at))
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject(
        {NameObject("/Fields"): page["/Annots"]}
    )
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def _widget(at: int) -> DictionaryObject:
    top = 800 - 35 * at
    return DictionaryObject({
        NameObject("/Subtype"): NameObject("/Widget"),
        NameObject("/FT"): NameObject("/Tx"),
        NameObject("/T"): TextStringObject(f"f{at}"),
        NameObject("/Rect"): ArrayObject(FloatObject(one) for one in (60, top - 18, 400, top)),
    })  # fmt: skip
