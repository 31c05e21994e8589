"""Documents as they are shown to an employer: a picture to point at, and which law stands behind it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Document:
    """One kind of document. `shape`, `printed` and `line` draw its picture; the words are German.

    `statuses` are those that it may stand for, `ask` how to tell which; none where nothing can be
    said without asking an office.
    """

    key: str
    label: Promise
    looks: Promise
    shape: str
    printed: str
    line: str
    statuses: tuple[str, ...]
    ask: Promise | str = ""

    @property
    def entry(self) -> str:
        """The second line of the marked spot, as it begins on the document."""
        if self.shape == "sticker":
            return "Anmerkungen: …"
        return "Beschäftigung …" if self.key == "blue-card" else "Erwerbstätigkeit …"


ON_THE_CARD = _("Which paragraph stands on the card, under “Anmerkungen” or on its back?")

TITLES = (
    *("ae_24", "ae_25_1", "ae_25_2", "ae_25_3", "ae_25_4", "ae_25_5", "ae_25a", "ae_25b"),
    *("niederlassungserlaubnis", "family", "ae_18a", "ae_18b", "ae_19c_2", "ae_19c_other"),
    *("ae_16a", "ae_16b", "ae_16d_1", "ae_16d_3", "ae_16g", "ae_17", "ae_19d", "ae_20"),
    *("ae_20a_search", "ae_21", "ae_22", "ae_23_1", "ae_23_2_4", "ae_23a", "ae_38a", "ae_104c"),
)

ON_A_STICKER = (
    *("ae_18a", "ae_18b", "ae_18g", "ae_19c_2", "ae_19c_other", "ae_16a", "ae_16b", "ae_16d_1"),
    *("ae_16d_3", "ae_17", "ae_20", "ae_20a_search", "ae_21", "ae_22", "ae_23_2_4", "family"),
)
"""A sticker is issued by the rules of the title that it leads to (§ 6 Abs. 3 S. 2 AufenthG)."""

DOCUMENTS = (
    Document(
        "card", _("Residence title as a card (eAT)"),
        _("A plastic card like a bank card, with a photograph and a chip."),
        "card", "AUFENTHALTSTITEL", "§ 25 Abs. 2 AufenthG", TITLES, ON_THE_CARD,
    ),
    Document(
        "ukraine", _("Title for people from Ukraine (§ 24)"),
        _("The same card, with “§ 24” printed on it; or a certificate that one was applied for."),
        "card", "AUFENTHALTSTITEL", "§ 24 Abs. 1 AufenthG", ("ae_24", "fiktion_24"),
        _("Is it the card or the certificate?"),
    ),
    Document(
        "blue-card", _("EU Blue Card"),
        _("A plastic card with the words “Blaue Karte EU”."),
        "card", "BLAUE KARTE EU", "§ 18g AufenthG", ("ae_18g",),
    ),
    Document(
        "eu", _("Passport or identity card of an EU state"),
        _("Also of Iceland, Liechtenstein, Norway and Switzerland."),
        "book", "EUROPÄISCHE UNION", "Reisepass", ("eu_citizen",),
    ),
    Document(
        "asylum", _("Certificate of an asylum procedure (Aufenthaltsgestattung)"),
        _("A folded paper with a photograph: “Bescheinigung über die Aufenthaltsgestattung”."),
        "sheet", "AUFENTHALTSGESTATTUNG", "Asylverfahren",
        ("gestattung_outside", "gestattung_reception", "ankunftsnachweis"),
        _("Where does the person live?"),
    ),
    Document(
        "duldung", _("Duldung"),
        _("A folded paper with a red stripe: “Aussetzung der Abschiebung (Duldung)”."),
        "stripe", "DULDUNG", "Aussetzung der Abschiebung",
        ("duldung_60a", "duldung_60a_reception", "duldung_60b", "duldung_60c", "duldung_60d"),
        _("Which paragraph stands on it?"),
    ),
    Document(
        "bridge", _("Fiktionsbescheinigung"),
        _("A paper that bridges the time until the new card is there; one of its lines is ticked."),
        "sheet", "FIKTIONSBESCHEINIGUNG", "☒ § 81 Abs. 4 AufenthG",
        ("fiktion_81_4", "fiktion_81_3", "fiktion_24"), _("Which line is ticked?"),
    ),
    Document(
        "sticker", _("Sticker in the passport for a long stay (category D)"),
        _("A sticker on a page of the passport. With category C work is allowed only if it says so."),
        "sticker", "VISUM · D", "§ 18a AufenthG",
        ON_A_STICKER,
        _("Which paragraph stands under “Anmerkungen”?"),
    ),
)  # fmt: skip
BY_KEY = {one.key: one for one in DOCUMENTS}
