"""Settings, root addresses, wiring and the command line."""
