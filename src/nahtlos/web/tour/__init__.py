"""The guided tour of the demo: eight sentences, and a sign-in with one click for each role."""
