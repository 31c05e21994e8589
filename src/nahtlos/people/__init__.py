"""The person whose way into work this is: record, household, burdens, notes, and consent."""
