"""Ideas and complaints: sent by anybody, answered by a named person."""
