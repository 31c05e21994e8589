"""Questions about the network; they never write."""

from nahtlos.network.models import Account, Answer, Institution, Region
from nahtlos.network.queries.demo import is_marked_as_demo
from nahtlos.network.queries.directory import Found, find
from nahtlos.network.queries.house import ChangeLine, last_changes
from nahtlos.network.queries.institutions import (
    KINDS,
    TOPICS,
    Board,
    Gap,
    Row,
    answer_for,
    answers_of,
    area_for,
    areas,
    board,
    institution_for,
    institutions,
    institutions_with_staff,
    regions,
)
from nahtlos.network.queries.invitations import (
    InvitationLine,
    Offer,
    digest_of,
    invitation_for,
    invitations_open,
    offer_of_link,
    token_of,
)
from nahtlos.network.queries.places import Place, places_of
from nahtlos.network.queries.published import published, published_institution, region_by_key
from nahtlos.network.queries.staff import (
    StaffLine,
    account_by_mail,
    account_for,
    count_staff_of_region,
    membership_for,
    staff_of,
    staff_of_region,
)

__all__ = (
    "KINDS",
    "TOPICS",
    "Account",
    "Answer",
    "Board",
    "ChangeLine",
    "Found",
    "Gap",
    "Institution",
    "InvitationLine",
    "Offer",
    "Place",
    "Region",
    "Row",
    "StaffLine",
    "account_by_mail",
    "account_for",
    "answer_for",
    "answers_of",
    "area_for",
    "areas",
    "board",
    "count_staff_of_region",
    "digest_of",
    "find",
    "institution_for",
    "institutions",
    "institutions_with_staff",
    "invitation_for",
    "invitations_open",
    "is_marked_as_demo",
    "last_changes",
    "membership_for",
    "offer_of_link",
    "places_of",
    "published",
    "published_institution",
    "region_by_key",
    "regions",
    "staff_of",
    "staff_of_region",
    "token_of",
)
