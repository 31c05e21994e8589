"""Pages on which a whole case changes hands: giver, receiver, and the person's own word."""
