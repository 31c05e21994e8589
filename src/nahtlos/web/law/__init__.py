"""The interview, and what the law says beside it."""
