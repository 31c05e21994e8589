"""Who may do what with a person's file; what can be seen is decided in `policies.sql`."""
