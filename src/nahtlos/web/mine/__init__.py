"""The newcomer's own pages: what is next, who sees what, what is kept, whom to ring."""
