"""How long figures on outcomes take."""
