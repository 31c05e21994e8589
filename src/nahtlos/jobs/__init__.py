"""What runs beside the pages: mail, reminders, nightly work."""
