"""Network meetings and events: who is invited, who comes, who met whom, and what came of it."""
