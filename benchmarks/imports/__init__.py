"""A table of persons with faults, from its bytes to files: how long it takes, and how much memory.

Beside it two things that cannot be avoided: reading the bare table, and writing the same files behind the
same wall with one call a table.
"""
