"""Plans to print, PDFs taken apart, and pages drawn."""

import struct
import zlib
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pypdfium2
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from nahtlos.plan.papers.plan_sheet import (
    Both,
    PlanSheet,
    Reach,
    SheetAgreement,
    SheetMeeting,
    SheetStep,
)

OUTPUT = Path(__file__).resolve().parents[2] / "output"
LOCAL = datetime(2026, 12, 3, 10, 20, tzinfo=ZoneInfo("Europe/Berlin"))
MADE_AT = datetime(2026, 11, 26, 10, 0, 30, 123456, tzinfo=UTC)
GERMAN = (
    "Ich möchte wieder als Krankenpflegerin arbeiten.",
    "Lassen Sie Ihr Diplom übersetzen.",
    "Melden Sie sich für den Kurs „Berufssprachkurs B2 Pflege“ an.",
    "Reichen Sie die Unterlagen für die Anerkennung ein.",
    "Sie",
    "Gespräch über den Plan",
    "Diplom",
    "Reisepass",
)
OWN = {
    "de": GERMAN,
    "uk": (
        "Я хочу знову працювати медсестрою.",
        "Перекладіть свій диплом.",
        "Запишіться на курс: «Berufssprachkurs B2 Pflege».",
        "Подайте документи на визнання диплома.",
        "Ви",
        "розмова про план",
        "диплом",
        "паспорт",
    ),
    "fa": (
        "می‌خواهم دوباره پرستار باشم.",
        "مدرک خود را ترجمه کنید.",
        "در دوره ثبت‌نام کنید: «\u2068Berufssprachkurs B2 Pflege\u2069».",
        "مدارک را برای شناسایی مدرک تحویل دهید.",
        "شما",
        "گفتگو دربارهٔ برنامه",
        "مدرک تحصیلی",
        "گذرنامه",
    ),
}


def sheet(language: str = "uk", **more: Any) -> PlanSheet:
    """A whole plan; languages without words of their own here have German alone."""
    own = OWN.get(language, GERMAN)
    goal, one, two, three, you, talk, diploma, passport = (
        Both(*pair) for pair in zip(own, GERMAN, strict=True)
    )
    office = Both("", "Bezirksregierung Lindenau")
    whole = PlanSheet(
        language,
        "Olena Kovalenko",
        MADE_AT,
        goals=(goal,),
        steps=(
            SheetStep(one, you, date(2026, 11, 12), "done"),
            SheetStep(two, you, date(2026, 12, 12)),
            SheetStep(three, office, date(2027, 3, 1), "stuck", law="§ 16d Abs. 1 AufenthG"),
        ),
        meeting=SheetMeeting(
            talk, LOCAL, "Servicestelle, Marktplatz 4", "Aylin Demir", (diploma, passport)
        ),
        reach=Reach("Aylin Demir", "Servicestelle Lindenau", "030 23125 001", "Mo–Do 9–16 Uhr"),
        agreed=SheetAgreement(3, date(2026, 11, 20), "M50 200 L180 220 L260 100 L600 180"),
        own_page="https://nahtlos.example/my/link/AbCdEfGhIjKlMnOpQrStUvWx",
    )
    return replace(whole, **more)


def text_of(content: bytes) -> str:
    """All text, as a program reads it that looks at the drawn page."""
    document = pypdfium2.PdfDocument(content)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return " ".join("\n".join(pages).split())


def in_order_of_writing(content: bytes) -> str:
    """All text in the order in which the page was written; right for lines from left to right."""
    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split()
    )


def seen(content: bytes) -> list[str]:
    """The lines of the first page as the eye finds them: every sign from left to right by its place."""
    document = pypdfium2.PdfDocument(content)
    rows: dict[int, list[tuple[float, str]]] = {}
    try:
        page = document[0].get_textpage()
        for at in range(page.count_chars()):
            sign = chr(pypdfium2.raw.FPDFText_GetUnicode(page, at))
            left, bottom, right, top = page.get_charbox(at, loose=True)
            if sign.strip() and right > left:
                rows.setdefault(round((bottom + top) / 2), []).append((left, sign))
    finally:
        document.close()
    return ["".join(sign for _left, sign in sorted(row)) for row in rows.values()]


def drawn(content: bytes, page: int = 0, scale: float = 1.0) -> tuple[int, int, list[bytes]]:
    """A page as a picture: width, height and its rows, three bytes a dot."""
    document = pypdfium2.PdfDocument(content)
    try:
        picture = document[page].render(scale=scale)
        width, height, stride = picture.width, picture.height, picture.stride
        raw, dots = bytes(picture.buffer), picture.n_channels
        rows = [raw[at * stride : at * stride + width * dots] for at in range(height)]
        picture.close()
    finally:
        document.close()
    return width, height, [_rgb(row, dots) for row in rows]


def _rgb(row: bytes, dots: int) -> bytes:
    told = bytearray(len(row) // dots * 3)
    told[0::3], told[1::3], told[2::3] = row[2::dots], row[1::dots], row[0::dots]
    return bytes(told)


def png(content: bytes, name: str, scale: float = 1.5) -> Path:
    """Keep the first page as a picture in tests/output."""
    width, height, rows = drawn(content, scale=scale)
    packed = zlib.compress(b"".join(b"\0" + row for row in rows))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    OUTPUT.mkdir(exist_ok=True)
    path = OUTPUT / f"{name}.png"
    chunks = ((b"IHDR", head), (b"IDAT", packed), (b"IEND", b""))
    told = (
        struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d)) for t, d in chunks
    )
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(told))
    return path


def root(content: bytes) -> Any:
    """The top of a PDF, with everything that hangs on it."""
    return PdfReader(BytesIO(content)).root_object


def tags(content: bytes, key: str = "/S") -> list[str]:
    """The structure tree, flat: the kind of every element in reading order, or another thing of it."""
    told: list[str] = []
    waits = [root(content)["/StructTreeRoot"]]
    while waits:
        one = waits.pop().get_object()
        if isinstance(one, ArrayObject):
            waits.extend(reversed(one))
        elif isinstance(one, DictionaryObject):
            told += [str(one[key])] if key in one else []
            waits += [one["/K"]] if "/K" in one else []
    return told


def form(*fields: tuple[str, str], lines: str = "", turned: int = 0) -> bytes:
    """A PDF to fill in: name and kind (`/Tx` or `/Btn`) of each field, one beneath the other."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    widgets = ArrayObject(
        writer._add_object(_widget(name, kind, 780 - 60 * at, name == lines))
        for at, (name, kind) in enumerate(fields)
    )
    page[NameObject("/Annots")] = widgets
    if turned:
        page[NameObject("/Rotate")] = NumberObject(turned)
    held = DictionaryObject({NameObject("/Fields"): ArrayObject(widgets)})
    held[NameObject("/NeedAppearances")] = BooleanObject(value=True)
    writer.root_object[NameObject("/AcroForm")] = held
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def _widget(name: str, kind: str, top: float, several: bool) -> DictionaryObject:
    height = 40 if several else 18
    return DictionaryObject({
        NameObject("/Type"): NameObject("/Annot"),
        NameObject("/Subtype"): NameObject("/Widget"),
        NameObject("/FT"): NameObject(kind),
        NameObject("/T"): TextStringObject(name),
        NameObject("/TU"): TextStringObject(f"Feld {name}"),
        NameObject("/Ff"): NumberObject(1 << 12 if several else 0),
        NameObject("/Rect"): ArrayObject(FloatObject(at) for at in (60, top - height, 360, top)),
    })  # fmt: skip
