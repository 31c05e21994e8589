"""Where the texts stand that a newcomer meets: they are there in all eight languages."""

# A path, or the beginning of one.
FOR_NEWCOMERS = (
    "apprenticeships/access/signs.py",
    *(f"apprenticeships/models/{of}.py" for of in ("signs", "states")),
    "core/roles.py",
    "days/access/visits.py",
    "days/actions/moving.py",
    "days/actions/visits.py",
    "days/models/liked.py",
    "events/access/guests.py",
    *(f"events/actions/{of}.py" for of in ("exchanging", "guests", "hall")),
    "events/models/events.py",
    "employers/models/openings.py",
    "employers/models/reach.py",
    *(f"introductions/{of}.py" for of in ("access", "models/reasons")),
    "introductions/wording/",
    "introductions/actions/naming.py",
    "introductions/actions/proposing.py",
    "ideas/access.py",
    "ideas/models.py",
    "internships/access/moving.py",
    *(f"internships/models/{of}.py" for of in ("after", "internships", "signing", "states")),
    "internships/wording/text.py",
    "network/models/institutions.py",
    "network/models/topics.py",
    "offers/access/places.py",
    "offers/models/bookings.py",
    "offers/models/offers.py",
    "outbox/models/outgoing.py",
    "outbox/wording.py",
    *(f"mentoring/access/{of}.py" for of in ("pairs", "wishes")),
    *(f"mentoring/actions/{of}.py" for of in ("ending", "meeting", "wishes")),
    "mentoring/models/said.py",
    "mentoring/wording.py",
    "people/access/consents.py",
    "people/access/documents.py",
    *(f"people/actions/{of}.py" for of in ("papers", "pdfs", "pictures", "viruses")),
    "people/actions/rights.py",
    "people/facts/plain.py",
    "people/models/",
    "people/queries/everything.py",
    "people/retention.py",
    "people/wording/__init__.py",
    "people/wording/handing_over.py",
    "placements/access/followups.py",
    "placements/models/followups.py",
    "plan/access/",
    "plan/actions/agreements.py",
    "plan/models/",
    "plan/papers/letters.py",
    "plan/papers/plan_sheet.py",
    "plan/wording.py",
    "projects/access/own.py",
    "projects/models/said.py",
    "projects/wording.py",
    "recognition/models/procedures.py",
    "referrals/access/",
    "referrals/models/questions.py",
    "referrals/wording.py",
    "web/access.py",
    *(f"web/apprenticeships/{of}.py" for of in ("asking_forms", "mine", "way")),
    "web/arriving.py",
    "web/check/",
    "web/context.py",
    *(f"web/days/{of}.py" for of in ("public", "public_forms", "public_places", "sheet", "visit")),
    *(f"web/events/{of}.py" for of in ("mine", "public", "public_forms")),
    "web/documents/mine.py",
    "web/employers/views/finding.py",
    "web/errors.py",
    "web/fields.py",
    "web/forms.py",
    "web/front/",
    *(f"web/ideas/{of}.py" for of in ("forms", "sending")),
    "web/introductions/mine.py",
    *(f"web/mentoring/{of}.py" for of in ("mine", "own_forms", "sides", "wish_form")),
    *(f"web/internships/{of}.py" for of in ("mine", "public_forms", "signing", "telling")),
    "web/mine/",
    "web/network/reach.py",
    "web/offers/forms.py",
    "web/offers/views/finding.py",
    "web/offers/views/mine.py",
    "web/placements/answering.py",
    "web/placements/asking_forms.py",
    "web/privacy/columns/",
    *(f"web/privacy/{of}.py" for of in ("mine", "own_forms", "paper", "telling", "values")),
    "web/projects/mine.py",
    "web/recognition/telling.py",
    "web/second_factor.py",
    "web/session_end.py",
    "web/sign_in.py",
    *(f"web/templates/{code}.html" for code in (400, 403, 404, 429, 500)),
    "web/templates/account/",
    "web/templates/allauth/",
    "web/templates/base",
    *(
        f"web/templates/apprenticeships/{page}.html"
        for page in ("_mine_hint", "how", "how_over", "mine")
    ),
    "web/templates/check/",
    "referrals/models/sealed.py",
    "web/handover/mine.py",
    "web/templates/consent/_whole.html",
    "web/templates/consent/_words.html",
    "web/templates/consent/paper.html",
    "web/templates/cotton/",
    "web/templates/csrf.html",
    *(
        f"web/templates/days/{page}.html"
        for page in ("_floors", "_liked", "mine", "mine_form", "own", "public", "sign_up", "time")
    ),
    *(
        f"web/templates/employers/{page}.html"
        for page in ("_opening_line", "_told", "_where", "occupations", "opening", "openings")
    ),
    *(
        f"web/templates/events/{page}.html"
        for page in ("_programme", "badge", "event", "mine", "mine_form", "public")
    ),
    *(
        f"web/templates/ideas/{page}.html"
        for page in ("answered", "found", "read", "receipt", "write")
    ),
    "web/templates/front/",
    *(
        f"web/templates/internships/{page}"
        for page in ("_mine_hint", "_sign", "_text", "_told_form", "link_over", "mine", "sign")
    ),
    "web/templates/kern/",
    *(
        f"web/templates/law/{page}.html"
        for page in ("_contacts", "_source", "_terms", "_tree", "catalogue", "public")
    ),
    "web/templates/mfa/",
    *(f"web/templates/privacy/{of}.html" for of in ("_everything", "_kept", "_rights", "correct")),
    *(f"web/templates/privacy/{of}.html" for of in ("everything", "file", "mine")),
    "web/templates/introductions/mine",
    "web/templates/mine/",
    *(
        f"web/templates/mentoring/{page}.html"
        for page in ("_line", "mine", "mine_ask", "mine_next", "mine_say", "mine_wish")
    ),
    *(f"web/templates/placements/{page}.html" for page in ("how", "how_over", "mine")),
    *(f"web/templates/projects/{page}" for page in ("_mine_hint", "mine", "_week")),
    "web/templates/network/_answers.html",
    "web/templates/network/_contacts.html",
    "web/templates/network/directory.html",
    "web/templates/network/institution.html",
    *(
        f"web/templates/offers/{page}.html"
        for page in ("_hit", "_levels", "_seats", "mine", "order", "search", "show")
    ),
    "web/outbox/mine.py",
    "web/referrals/mine.py",
    "web/templates/outbox/mine.html",
    "web/templates/outbox/no_more.html",
    "web/templates/recognition/_cite.html",
    "web/templates/recognition/sheet.html",
    "web/templates/handover/mine",
    "web/templates/referrals/mine",
    "web/templates/referrals/_question_words.html",
    "web/templatetags/",
    "web/uploading.py",
)
# What in those folders only staff open.
FOR_STAFF = (
    "referrals/access/sealed.py",
    "people/models/bulk.py",
    "people/models/imports.py",
    "plan/access/papers.py",
    "plan/models/papers.py",
    "web/front/views.py",
    "web/templates/front/employer.html",
    "web/templatetags/ways.py",
)


def is_for_newcomers(place: str) -> bool:
    """Whether a text of this place is read by newcomers."""
    return place.startswith(FOR_NEWCOMERS) and not place.startswith(FOR_STAFF)
