"""Pure parts of the portal."""
