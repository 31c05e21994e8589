"""Invented content for the gallery, in a left-to-right and a right-to-left language."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Item:
    """An entry of the sample navigation."""

    url: str
    label: str
    key: str
    current: bool


@dataclass(frozen=True)
class Sample:
    """All words of the gallery's pages in one language."""

    region: str
    title: str
    before: str
    lead: str
    saved: str
    refusal: str
    entries: tuple[tuple[str, str], ...]
    words: dict[str, str]
    table: tuple[tuple[str, ...], ...]
    way: tuple[tuple[str, str, str, str], ...]
    choices: tuple[tuple[str, ...], ...]
    tasks: tuple[tuple[str, str, str], ...]
    instruments: tuple[tuple[str, str, str, str], ...]
    form: dict[str, tuple[str, ...]]
    law_as_of: date = field(default=date(2026, 8, 19))

    @property
    def columns(self) -> list[str | tuple[str, str]]:
        """The table's head; the last column holds numbers."""
        *texts, number = self.table[0]
        return [*texts, (number, "number")]

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The table's body."""
        return self.table[1:]

    def navigation(self, path: str) -> list[Item]:
        """The sample navigation; the first entry is where the reader is."""
        return [Item(path, label, key, n == 0) for n, (key, label) in enumerate(self.entries)]


GERMAN = Sample(
    region="Kreis Lindenau",
    title="Olena K.",
    before="Ukrainisch, etwas Deutsch (A2) · begleitet von der Servicestelle, Frau Demir",
    lead="bis 4. März 2027, noch 101 Tage",
    saved="Die Notiz ist gespeichert.",
    refusal="Die Person hat noch nicht eingewilligt.",
    entries=(
        ("m", "Mein Tag"),
        ("p", "Personen"),
        ("v", "Verzeichnis"),
        ("s", "Sprechtage"),
    ),
    words={
        "adviser": "Frau Demir",
        "title": "§ 24 AufenthG",
        "open": "Offen, geschlossen, unbekannt",
        "work": "Arbeit",
        "next": "Nächste Frage",
        "question": "Kann sie lateinische Schrift lesen und schreiben?",
        "settles": "Klärt 7 von 33 offenen Ergebnissen.",
        "tasks": "Begleitung",
        "answers": "Angaben prüfen",
        "name": "Vorname",
        "born": "Geboren",
        "goal": "Ziel",
        "goal_text": "Wieder als Pflegefachfrau arbeiten",
        "table": "Meine Personen",
        "way": "Der Weg",
        "parts": "Kleine Teile",
        "new": "Neue Notiz",
        "refer": "Überleiten",
        "persons": "Meine Personen",
        "why": "Warum geschlossen?",
        "because": "Das Sprachniveau B1 ist noch nicht nachgewiesen.",
        "empty": "Noch keine Personen",
        "empty_text": "Hier stehen die Personen, die Sie begleiten.",
        "filter": "Deutsch ab B1",
        "import": "Einlesen der Stellen",
        "leave": "Sie können diese Seite verlassen. Wir sagen Bescheid.",
        "note": "Hinweis",
        "note_text": "Das ist eine Einschätzung. Die Behörde entscheidet.",
        "print": "Plan drucken",
        "save": "Speichern",
        "unknown": "Weiß ich nicht",
        "contact": "Ansprechperson",
        "overdue": "überfällig",
        "my_way": "Mein Weg",
        "appointment": "Nächster Termin",
        "appointment_text": "Dienstag, 24. November, 10:20 Uhr, Rathaus, Zimmer 12",
        "bring": "Bitte mitbringen: Ausweis, Zeugnis",
        "doors": "Drei Türen",
    },
    table=(
        ("Person", "Nächster Schritt", "Fällig", "Tage"),
        ("Olena K.", "B1-Kurs bei der Volkshochschule", "Di 24. Nov.", "1"),
        ("Hassan A.", "Antwort der Handwerkskammer", "Fr 27. Nov.", "4"),
        ("Mehret T.", "Gespräch über § 16i", "Mo 30. Nov.", "7"),
    ),
    way=(
        ("done", "Sep. 2026", "Deutsch A2 bestanden", "Sprachinstitut Brücke"),
        ("now", "seit 11. Jan. 2027", "B1-Kurs", "Volkshochschule Lindenau"),
        ("next", "März 2027", "Bescheid zur Anerkennung", "Bezirksregierung"),
        ("next", "Sep. 2027", "Anpassungslehrgang", "Pflegeheim am Wald"),
    ),
    choices=(
        ("yes", "Ja"),
        ("no", "Nein"),
        ("some", "Ein wenig", "Einzelne Wörter, den eigenen Namen"),
        ("unknown", "Weiß ich nicht"),
    ),
    tasks=(
        ("Einwilligung", "done", ""),
        ("Fragen beantworten", "todo", "22 von 40 Angaben"),
        ("Antwort der Handwerkskammer", "waiting", "Frist am 27. November"),
        ("Unterlagen übersetzen", "overdue", "seit drei Tagen"),
        ("Vorstellung beim Betrieb", "later", ""),
    ),
    instruments=(
        ("Anerkennung als Pflegefachfrau", "entitled", "§ 40 PflBG", ""),
        ("Job-Berufssprachkurs", "discretionary", "§ 45a AufenthG", "Deutsch B1 öffnet 9 weitere"),
        ("Eingliederungszuschuss", "unknown", "§ 88 SGB III", "Eine Frage klärt es"),
        ("Ausbildungsgeld", "closed", "§ 122 SGB III", ""),
    ),
    form={
        "given_name": ("Vorname", "So, wie er im Ausweis steht."),
        "mail": ("E-Mail", "Zum Beispiel olena@post.example"),
        "born": ("Geburtsdatum", "Zum Beispiel 12 4 1998"),
        "since": ("In Deutschland seit", ""),
        "german": ("Deutsch", "Nachgewiesen durch ein Zertifikat.", "A1", "A2", "B1", "B2"),
        "speaks": ("Spricht außerdem", "", "Ukrainisch", "Russisch", "Englisch"),
        "place": ("Wohnort", "", "Lindenau", "Altfeld", "Neufeld"),
        "note": ("Notiz", "Nur Ihre Institution sieht das."),
        "paper": ("Zeugnis", "Foto oder PDF, höchstens 5 MB."),
        "agrees": ("Die Person ist einverstanden", "Sie kann das jederzeit widerrufen."),
    },
)

ARABIC = Sample(
    region="Kreis Lindenau",
    title="سمير أ.",
    before="العربية، القليل من الألمانية (A2) · ترافقه السيدة Demir",
    lead="حتى 4 مارس 2027",
    saved="تم حفظ الملاحظة.",
    refusal="لم يوافق الشخص بعد.",
    entries=(("m", "يومي"), ("p", "الأشخاص"), ("v", "الدليل"), ("s", "أيام الاستشارة")),
    words={
        "adviser": "السيدة Demir",
        "title": "§ 25 Abs. 2 AufenthG",
        "open": "مفتوح، مغلق، غير معروف",
        "work": "العمل",
        "next": "السؤال التالي",
        "question": "هل يستطيع قراءة الحروف اللاتينية وكتابتها؟",
        "settles": "يوضح 7 من 33 نتيجة مفتوحة.",
        "tasks": "المرافقة",
        "answers": "راجع إجاباتك",
        "name": "الاسم",
        "born": "تاريخ الميلاد",
        "goal": "الهدف",
        "goal_text": "العمل ككهربائي",
        "table": "أشخاصي",
        "way": "الطريق",
        "parts": "أجزاء صغيرة",
        "new": "ملاحظة جديدة",
        "refer": "إحالة",
        "persons": "أشخاصي",
        "why": "لماذا هو مغلق؟",
        "because": "لم يتم إثبات المستوى B1 بعد.",
        "empty": "لا يوجد أشخاص بعد",
        "empty_text": "هنا يظهر الأشخاص الذين ترافقهم.",
        "filter": "الألمانية من B1",
        "import": "قراءة الوظائف",
        "leave": "يمكنك مغادرة هذه الصفحة.",
        "note": "ملاحظة",
        "note_text": "هذا تقدير. القرار للجهة المختصة.",
        "print": "طباعة الخطة",
        "save": "حفظ",
        "unknown": "لا أعرف",
        "contact": "جهة الاتصال",
        "overdue": "متأخر",
        "my_way": "طريقي",
        "appointment": "الموعد القادم",
        "appointment_text": "الثلاثاء 24 نوفمبر، الساعة 10:20، Rathaus، غرفة 12",
        "bring": "أحضر معك: الهوية، الشهادة",
        "doors": "ثلاثة أبواب",
    },
    table=(
        ("الشخص", "الخطوة التالية", "الموعد", "أيام"),
        ("سمير أ.", "دورة B1 في Volkshochschule", "الثلاثاء 24 نوفمبر", "1"),
        ("حسن ع.", "جواب Handwerkskammer", "الجمعة 27 نوفمبر", "4"),
        ("سابا ت.", "حديث عن § 16i", "الاثنين 30 نوفمبر", "7"),
    ),
    way=(
        ("done", "سبتمبر 2026", "نجحت في A2", "Sprachinstitut Brücke"),
        ("now", "منذ 11 يناير 2027", "دورة B1", "Volkshochschule Lindenau"),
        ("next", "مارس 2027", "قرار الاعتراف بالشهادة", "Bezirksregierung"),
        ("next", "سبتمبر 2027", "دورة تكميلية", "Pflegeheim am Wald"),
    ),
    choices=(
        ("yes", "نعم"),
        ("no", "لا"),
        ("some", "قليلاً", "بعض الكلمات، اسمه"),
        ("unknown", "لا أعرف"),
    ),
    tasks=(
        ("الموافقة", "done", ""),
        ("الإجابة عن الأسئلة", "todo", "22 من 40"),
        ("جواب Handwerkskammer", "waiting", "حتى 27 نوفمبر"),
        ("ترجمة الأوراق", "overdue", "منذ ثلاثة أيام"),
        ("مقابلة في الشركة", "later", ""),
    ),
    instruments=(
        ("الاعتراف بالشهادة", "entitled", "§ 4 BQFG", ""),
        ("دورة لغة مهنية", "discretionary", "§ 45a AufenthG", "B1 يفتح 9 أخرى"),
        ("دعم للشركة", "unknown", "§ 88 SGB III", "سؤال واحد يوضح ذلك"),
        ("مال للتدريب", "closed", "§ 122 SGB III", ""),
    ),
    form={
        "given_name": ("الاسم", "كما هو في الهوية."),
        "mail": ("البريد الإلكتروني", "مثال: samir@post.example"),
        "born": ("تاريخ الميلاد", "مثال: 12 4 1998"),
        "since": ("في ألمانيا منذ", ""),
        "german": ("الألمانية", "بشهادة.", "A1", "A2", "B1", "B2"),
        "speaks": ("يتحدث أيضاً", "", "الكردية", "الإنجليزية", "التركية"),
        "place": ("مكان السكن", "", "Lindenau", "Altfeld", "Neufeld"),
        "note": ("ملاحظة", "تراها مؤسستك فقط."),
        "paper": ("الشهادة", "صورة أو PDF."),
        "agrees": ("الشخص موافق", "يمكنه التراجع في أي وقت."),
    },
)

SAMPLES = {"de": GERMAN, "ar": ARABIC}
