"""Languages that newcomers speak, by ISO 639-1 code (639-3 where there is none)."""

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

Direction = Literal["ltr", "rtl"]


class Language(NamedTuple):
    """Names in German, in English and its own, and the direction its script is written in."""

    de: str
    en: str
    own: str
    direction: Direction = "ltr"


NAMES = """
aa|Afar|Afar|Qafar
ak|Akan (Twi)|Akan (Twi)|Akan
am|Amharisch|Amharic|አማርኛ
ar|Arabisch|Arabic|العربية|rtl
az|Aserbaidschanisch|Azerbaijani|Azərbaycanca
be|Belarussisch|Belarusian|Беларуская
bg|Bulgarisch|Bulgarian|Български
bm|Bambara|Bambara|Bamanankan
bn|Bengalisch|Bengali|বাংলা
bs|Bosnisch|Bosnian|Bosanski
byn|Bilen|Blin|ብሊን
ce|Tschetschenisch|Chechen|Нохчийн
ckb|Kurdisch (Sorani)|Kurdish (Sorani)|کوردیی ناوەندی|rtl
cs|Tschechisch|Czech|Čeština
de|Deutsch|German|Deutsch
dyu|Dioula|Dyula|Julakan
ee|Ewe|Ewe|Eʋegbe
el|Griechisch|Greek|Ελληνικά
en|Englisch|English|English
es|Spanisch|Spanish|Español
fa|Farsi (Persisch)|Farsi (Persian)|فارسی|rtl
ff|Fula|Fula|Fulfulde
fr|Französisch|French|Français
ha|Haussa|Hausa|Hausa
hi|Hindi|Hindi|हिन्दी
hr|Kroatisch|Croatian|Hrvatski
hu|Ungarisch|Hungarian|Magyar
hy|Armenisch|Armenian|Հայերեն
id|Indonesisch|Indonesian|Bahasa Indonesia
ig|Igbo|Igbo|Igbo
it|Italienisch|Italian|Italiano
ka|Georgisch|Georgian|ქართული
kk|Kasachisch|Kazakh|Қазақша
kmr|Kurdisch (Kurmandschi)|Kurdish (Kurmanji)|Kurmancî
ku|Kurdisch|Kurdish|Kurdî
ky|Kirgisisch|Kyrgyz|Кыргызча
ln|Lingala|Lingala|Lingála
lt|Litauisch|Lithuanian|Lietuvių
lv|Lettisch|Latvian|Latviešu
mk|Mazedonisch|Macedonian|Македонски
mn|Mongolisch|Mongolian|Монгол
my|Birmanisch|Burmese|မြန်မာ
ne|Nepalesisch|Nepali|नेपाली
nl|Niederländisch|Dutch|Nederlands
om|Oromo|Oromo|Afaan Oromoo
pa|Pandschabi|Punjabi|ਪੰਜਾਬੀ
pl|Polnisch|Polish|Polski
prs|Dari|Dari|دری|rtl
ps|Paschtu|Pashto|پښتو|rtl
pt|Portugiesisch|Portuguese|Português
ro|Rumänisch|Romanian|Română
rom|Romanes|Romani|Romani čhib
ru|Russisch|Russian|Русский
rw|Kinyarwanda|Kinyarwanda|Ikinyarwanda
si|Singhalesisch|Sinhala|සිංහල
sk|Slowakisch|Slovak|Slovenčina
sl|Slowenisch|Slovenian|Slovenščina
so|Somali|Somali|Soomaali
sq|Albanisch|Albanian|Shqip
sr|Serbisch|Serbian|Српски
sw|Swahili|Swahili|Kiswahili
syr|Aramäisch|Aramaic|ܣܘܪܝܝܐ|rtl
ta|Tamil|Tamil|தமிழ்
tg|Tadschikisch|Tajik|Тоҷикӣ
th|Thailändisch|Thai|ไทย
ti|Tigrinya|Tigrinya|ትግርኛ
tig|Tigre|Tigre|ትግረ
tk|Turkmenisch|Turkmen|Türkmençe
tl|Tagalog|Tagalog|Tagalog
tr|Türkisch|Turkish|Türkçe
ug|Uigurisch|Uyghur|ئۇيغۇرچە|rtl
uk|Ukrainisch|Ukrainian|Українська
ur|Urdu|Urdu|اردو|rtl
uz|Usbekisch|Uzbek|Oʻzbekcha
vi|Vietnamesisch|Vietnamese|Tiếng Việt
wo|Wolof|Wolof|Wolof
yo|Yoruba|Yoruba|Yorùbá
zh|Chinesisch|Chinese|中文
"""


def _language(line: str) -> tuple[str, Language]:
    code, german, english, own, *direction = line.split("|")
    return code, Language(german, english, own, "rtl" if direction else "ltr")


LANGUAGES: Mapping[str, Language] = MappingProxyType(dict(map(_language, NAMES.split("\n")[1:-1])))


def name(code: str, language: str) -> str:
    """The name in German for `de`, in English for any other language; KeyError if unknown."""
    spoken = LANGUAGES[code]
    return spoken.de if language.partition("-")[0] == "de" else spoken.en


def _fold(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in letters if not unicodedata.combining(char))


BY_NAME = {
    _fold(word): code
    for code, spoken in LANGUAGES.items()
    for word in (code, spoken.de, spoken.en, spoken.own)
}


def find(text: str) -> str | None:
    """The code for a code or a name in German, English or the language itself."""
    return BY_NAME.get(_fold(text.strip()))


def sorted_names(language: str) -> tuple[tuple[str, str], ...]:
    """Code and name in the order people expect."""
    named = ((code, name(code, language)) for code in LANGUAGES)
    return tuple(sorted(named, key=lambda pair: _fold(pair[1])))
