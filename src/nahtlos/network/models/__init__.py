"""Nouns of the network."""

from nahtlos.network.models.accounts import (
    Account,
)
from nahtlos.network.models.institutions import (
    Area,
    Institution,
    Kind,
    Region,
)
from nahtlos.network.models.staff import (
    Invitation,
    Membership,
)
from nahtlos.network.models.substitutions import (
    Substitution,
)
from nahtlos.network.models.systems import (
    Delivery,
    KeptAnswer,
    SystemKey,
    Webhook,
)
from nahtlos.network.models.topics import (
    Answer,
    Topic,
)

__all__ = (
    "Account",
    "Answer",
    "Area",
    "Delivery",
    "Institution",
    "Invitation",
    "KeptAnswer",
    "Kind",
    "Membership",
    "Region",
    "Substitution",
    "SystemKey",
    "Topic",
    "Webhook",
)
