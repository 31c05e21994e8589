"""What the columns of a table of offers can mean, by their heads in German and English."""

# What a column can mean, with heads by which it is known; the first is what we write ourselves.
HEADS: dict[str, tuple[str, ...]] = {
    "external_key": ("Nummer", "Kursnummer", "Kurs-Nr", "key", "id", "number"),
    "title": ("Titel", "Kurs", "Name", "Angebot", "title", "course"),
    "kind": ("Art", "kind", "type"),
    "topic": ("Thema", "topic"),
    "says": ("Beschreibung", "Inhalt", "description"),
    "target_group": ("Zielgruppe", "target group"),
    "level_from": ("Niveau von", "Einstieg", "level from"),
    "level_to": ("Niveau bis", "Niveau", "Ziel", "level to", "level"),
    "languages": ("Sprachen", "Unterrichtssprache", "languages"),
    "childcare": ("Kinderbetreuung", "childcare"),
    "hours": ("Tageszeit", "time of day"),
    "times": ("Zeiten", "Termine", "Uhrzeit", "times"),
    "load": ("Umfang", "load"),
    "weeks": ("Wochen", "Dauer", "weeks", "duration"),
    "costs": ("Kosten", "Preis", "costs", "price"),
    "instruments": ("Förderung", "Instrumente", "instruments"),
    "place": ("Ort", "Stadt", "place", "town"),
    "street": ("Straße", "Adresse", "street", "address"),
    "starts_on": ("Beginn", "Start", "Startdatum", "starts"),
    "ends_on": ("Ende", "Enddatum", "ends"),
    "seats": ("Plätze", "Teilnehmerzahl", "seats"),
    "telephone": ("Telefon", "telephone", "phone"),
    "email": ("E-Mail", "Mail", "email"),
    "website": ("Website", "Internet", "url"),
}
NEEDED = ("title",)
