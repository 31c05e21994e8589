"""What the columns of a table of openings can mean, by their heads in German and English."""

HEADS: dict[str, tuple[str, ...]] = {
    "external_key": ("Nummer", "Stellennummer", "Referenz", "key", "id", "number"),
    "company": ("Betrieb", "Firma", "Unternehmen", "Arbeitgeber", "company", "employer"),
    "title": ("Titel", "Stelle", "Stellenbezeichnung", "Bezeichnung", "title", "opening"),
    "kind": ("Art", "kind", "type"),
    "occupation": ("Beruf", "KldB", "Berufskennziffer", "occupation"),
    "text": ("Beschreibung", "Aufgaben", "Text", "description"),
    "german": ("Deutsch", "Sprachniveau", "Niveau", "german"),
    "german_words": ("Deutsch in Worten", "Sprache", "german in words"),
    "hours": ("Stunden", "Wochenstunden", "hours"),
    "shifts": ("Schichten", "Schicht", "shifts"),
    "start": ("Beginn", "ab", "Eintritt", "start"),
    "seats": ("Plätze", "Anzahl", "seats"),
    "certificates": ("Nachweise", "Führerschein", "certificates"),
    "regulated": ("Reglementiert", "regulated"),
    "needs_access": ("Arbeitserlaubnis", "access"),
    "wage": ("Lohn", "Gehalt", "Vergütung", "wage"),
    "street": ("Straße", "Adresse", "street", "address"),
    "postcode": ("PLZ", "Postleitzahl", "postcode"),
    "place": ("Ort", "Stadt", "place", "town"),
    "lat": ("Breite", "Breitengrad", "lat", "latitude"),
    "lon": ("Länge", "Längengrad", "lon", "longitude"),
}
NEEDED = ("company", "title", "occupation")
