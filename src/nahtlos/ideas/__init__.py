"""Ideas and complaints: from anybody, answered by a named person within a set time."""
