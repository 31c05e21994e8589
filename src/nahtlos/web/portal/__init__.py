"""The portal for employers: may I, what does it cost, which papers, whom do I ring. No log-in."""
