"""The machine interface, room by room."""
