"""Pages: a door that asks queries and calls actions, room by room."""
