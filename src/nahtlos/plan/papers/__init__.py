"""Papers: a plan, a letter, a form, set as PDF from plain values. Knows no rows and no clock."""
