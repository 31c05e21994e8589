"""What parts and conditions of a suggestion are called, and which change would help."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PARTS: dict[str, Promise] = {
    "language": _("language"),
    "occupation": _("occupation"),
    "near": _("how near"),
    "times": _("time"),
    "sex": _("wish for a woman or a man"),
    "aim": _("what for"),
    "waits": _("waiting"),
}
CONDITIONS: dict[str, tuple[Promise, Promise]] = {
    "language": (
        _("no shared language"),
        _("a shared language, for example through an interpreter, with"),
    ),
    "place": (_("no free place"), _("one place more with")),
    "certificate": (_("no certificate that counts"), _("a certificate of conduct seen, of")),
    "training": (_("not trained"), _("a training for")),
    "wanted": (_("tried before, or not wanted"), _("a second try with")),
}
