"""PostgreSQL for Django, with statements that keep their plans also when a transaction is taken back."""
