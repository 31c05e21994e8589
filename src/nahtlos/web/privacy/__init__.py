"""Pages of data protection: what a person may ask for, and what the officer prints."""
