"""The words in which a person is asked whether the whole case may go to another institution.

They name what goes and what stays, part by part and paper by paper, and what becomes of the rest.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ASKS = _("%(holder)s asks you: may %(recipient)s accompany you from now on?")
GOES = _("This goes to %(recipient)s:")
STAYS = _("This stays with %(holder)s:")
NAME = _("Your name and your language")
DOCUMENT = _("Document: %(title)s")
NO_DOCUMENTS = _("All documents")
OTHER_DOCUMENTS = _("All other documents")
PAPERS = _("The consents that you have given so far")
SEES = _("Before, %(recipient)s looks at what would go.")
ANSWERS = _("%(recipient)s can say yes until %(until)s.")
THEN = _("With this yes, %(recipient)s takes over your file.")
NO_LONGER = _("%(holder)s then no longer sees what goes.")
SEALED = _("%(recipient)s does not see what stays.")
REFERRALS_GO = _("Open requests for you to others go on.")
REFERRALS_END = _("Open requests for you to others end.")
CONSENTS_GO = _("Others who see parts of your file still see them.")
CONSENTS_END = _("Others who see parts of your file see them no longer.")
QUESTIONS_END = _("Open questions to the immigration office end.")
PAGE = _("Your own page stays. It then names your new adviser.")
BACK = _("You can take your yes back until %(recipient)s has taken over.")
AGREE = _("I agree that my file goes to %(recipient)s.")
FAR_FILE = _("Your file goes there as a locked file.")
FAR_ONLY = _("Only %(recipient)s can open it.")
FAR_THEN = _("When %(recipient)s has it, %(holder)s closes your file.")
FAR_KEPT = _("%(holder)s keeps a closed copy for some time.")
FAR_NEW = _("There you get a new adviser and a new page.")
FAR_BACK = _("You can take your yes back until the file is sent.")
FAR_PAPER = _("The paper that you sign goes with it.")
FAR_AGAIN = _("About burdens and health they ask you again within three months.")
WORDS: tuple[str | Promise, ...] = (
    ASKS, GOES, STAYS, NAME, DOCUMENT, NO_DOCUMENTS, OTHER_DOCUMENTS, PAPERS, SEES, ANSWERS, THEN,
    NO_LONGER, SEALED, REFERRALS_GO, REFERRALS_END, CONSENTS_GO, CONSENTS_END, QUESTIONS_END, PAGE,
    BACK, AGREE,
)  # fmt: skip
