"""Institutions, their staff, the topics they answer for, and where: the directory of a region."""
