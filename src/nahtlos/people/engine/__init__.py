"""Tables that people bring and take along: pure, without a database."""
