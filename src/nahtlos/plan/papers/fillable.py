"""PDF forms that can be filled in (AcroForm, ISO 32000-1, 12.7): which fields they have, and filled.

What we fill is drawn into the page in our own fonts, and its field is taken out: a field would be drawn
anew by each reader in a font that has no Cyrillic. What was left empty stays a field to fill in.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, NameObject

from nahtlos.plan.papers.setting import Value, set_layer

MOST_FIELDS, MOST_PAGES = 200, 20
SEVERAL_LINES = 1 << 12
TICKED = "x"
BROKEN = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)

UNREADABLE = _("This PDF cannot be read. Please save it anew and try again.")
NO_FIELDS = _("This PDF has no fields to fill in. Please choose a fillable form.")
TOO_MUCH = _("This form has more than 20 pages or 200 fields. Please split it.")
TURNED = _("A page of this PDF is turned sideways. Please save it upright.")


class NotFillable(Exception):
    """A PDF that cannot be filled; `sentence` says why."""

    def __init__(self, sentence: Promise) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


@dataclass(frozen=True)
class FormField:
    """One field of the form: its name inside, the words that a reader is shown, and its kind."""

    name: str
    label: str
    ticked: bool = False
    lines: bool = False


@dataclass(frozen=True)
class _Spot:
    """Where a field stands: its page, its place on it in points, and the widget itself."""

    field: FormField
    page: int
    box: tuple[float, float, float, float]
    widget: DictionaryObject


def fields(content: bytes) -> tuple[FormField, ...]:
    """The fields in the order of the pages, each once; raises NotFillable."""
    try:
        found = tuple({spot.field.name: spot.field for spot in _spots(_reader(content))}.values())
    except BROKEN as error:
        raise NotFillable(UNREADABLE) from error
    if not found:
        raise NotFillable(NO_FIELDS)
    if len(found) > MOST_FIELDS:
        raise NotFillable(TOO_MUCH)
    return found


def fill(content: bytes, values: Mapping[str, str]) -> bytes:
    """The form with these fields filled; names that it does not have are left out."""
    given = {name: value for name, value in values.items() if value.strip()}
    writer = PdfWriter(clone_from=_reader(content))
    spots = [one for one in _spots(writer) if one.field.name in given]
    for number, page in enumerate(writer.pages):
        here = [one for one in spots if one.page == number]
        if here:
            _draw(page, here, given)
            _take_out(page, [one.widget for one in here])
    _forget(writer, set(given))
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def _reader(content: bytes) -> PdfReader:
    try:
        reader = PdfReader(BytesIO(content), strict=False)
        pages = len(reader.pages)
    except BROKEN as error:
        raise NotFillable(UNREADABLE) from error
    if pages > MOST_PAGES:
        raise NotFillable(TOO_MUCH)
    return reader


def _spots(form: PdfReader | PdfWriter) -> Iterator[_Spot]:
    """Every text field and every box to tick; buttons, lists and signatures stay as they are."""
    for number, page in enumerate(form.pages):
        if page.rotation % 360:
            raise NotFillable(TURNED)
        for reference in page.get("/Annots", ArrayObject()):
            widget = reference.get_object()
            chain = _chain(widget)
            kind = _inherited(chain, "/FT")
            flags = int(_inherited(chain, "/Ff") or 0)
            pushed = kind == "/Btn" and flags & (1 << 16 | 1 << 15)
            if widget.get("/Subtype") == "/Widget" and kind in {"/Tx", "/Btn"} and not pushed:
                left, bottom, right, top = (float(at) for at in widget["/Rect"])
                box = (min(left, right), min(bottom, top), max(left, right), max(bottom, top))
                yield _Spot(_field(chain, kind == "/Btn", flags), number, box, widget)


def _chain(widget: DictionaryObject) -> Sequence[DictionaryObject]:
    """The widget and what it inherits from; a circle is cut."""
    chain, seen = [widget], {id(widget)}
    while "/Parent" in chain[-1]:
        parent = chain[-1]["/Parent"].get_object()
        if not isinstance(parent, DictionaryObject) or id(parent) in seen:
            break
        chain.append(parent)
        seen.add(id(parent))
    return chain


def _inherited(chain: Sequence[DictionaryObject], key: str) -> str:
    return next((str(one[key]) for one in chain if key in one), "")


def _field(chain: Sequence[DictionaryObject], ticked: bool, flags: int) -> FormField:
    name = ".".join(str(one["/T"]) for one in reversed(chain) if "/T" in one)
    label = _inherited(chain, "/TU") or name
    return FormField(name[:200], label[:200], ticked, bool(flags & SEVERAL_LINES))


def _draw(page: PageObject, spots: Sequence[_Spot], given: Mapping[str, str]) -> None:
    box = page.mediabox
    left, top = float(box.left), float(box.top)
    texts: list[Value] = [
        {
            "x": round((one.box[0] - left) * 1000), "y": round((top - one.box[3]) * 1000),
            "width": round((one.box[2] - one.box[0]) * 1000),
            "height": round((one.box[3] - one.box[1]) * 1000),
            "text": "×" if one.field.ticked else given[one.field.name],
            "ticked": one.field.ticked, "lines": one.field.lines,
        }
        for one in spots
    ]  # fmt: skip
    layer = set_layer(texts, width=float(box.width), height=float(box.height))
    drawn = PdfReader(BytesIO(layer)).pages[0]
    page.merge_transformed_page(drawn, Transformation().translate(left, float(box.bottom)))


def _take_out(page: PageObject, widgets: Sequence[DictionaryObject]) -> None:
    gone = {id(one) for one in widgets}
    every = page.get("/Annots", ArrayObject())
    kept = [one for one in every if id(one.get_object()) not in gone]
    page[NameObject("/Annots")] = ArrayObject(kept)


def _forget(writer: PdfWriter, names: set[str]) -> None:
    """Take the filled fields out of the list of fields; what has children loses only those."""
    form = writer.root_object.get("/AcroForm")
    if form is not None:
        held = form.get_object()
        held[NameObject("/Fields")] = _without(held.get("/Fields", ArrayObject()), names, "")


def _without(every: ArrayObject, names: set[str], above: str) -> ArrayObject:
    kept = ArrayObject()
    for reference in every:
        one = reference.get_object()
        name = ".".join(part for part in (above, str(one.get("/T", ""))) if part)
        if "/Kids" in one and name not in names:
            one[NameObject("/Kids")] = _without(one["/Kids"], names, name)
        if name not in names and one.get("/Kids", True):
            kept.append(reference)
    return kept
