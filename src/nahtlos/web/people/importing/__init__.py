"""Pages on which a table of persons is brought, looked through, imported, mended and undone."""
