"""Every component in its states, to look at; only there in demo and test."""
