"""Pages on which a person is asked, and on which an adviser sees who may see what."""
