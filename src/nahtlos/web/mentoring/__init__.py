"""Doors of mentoring: whoever runs a programme, mentors, advisers, and the person."""
