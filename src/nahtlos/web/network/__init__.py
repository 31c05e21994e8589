"""Pages of the network: the directory for everybody, the board and the staff for its keepers."""
