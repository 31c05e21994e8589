"""States whose qualifications have rules of their own: EU, EEA and Switzerland."""

# Directive 2005/36/EC, its adoption by the EEA (Decision 142/2007) and the agreement with Switzerland;
# German acts say "Mitgliedstaat, Vertragsstaat des EWR oder gleichgestellter Staat", e.g. § 41 PflBG.
EUROPE = frozenset(
    [
        "AT",
        "BE",
        "BG",
        "HR",
        "CY",
        "CZ",
        "DK",
        "EE",
        "FI",
        "FR",
        "GR",
        "HU",
        "IE",
        "IT",
        "LV",
        "LT",
        "LU",
        "MT",
        "NL",
        "PL",
        "PT",
        "RO",
        "SK",
        "SI",
        "ES",
        "SE",
        "IS",
        "LI",
        "NO",
        "CH",
    ]
)


def trained_in_eu(country: str) -> bool | None:
    """Whether somebody who learned there is under those rules; None where the country is unknown."""
    return None if not country else country in EUROPE
