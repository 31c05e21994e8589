"""Employers, their contacts and openings, and the pages that tell an employer what is possible."""
