"""Courses, advice hours, measures and projects that institutions run: seats, waiting lists in fair order, results."""
