"""Meetings of the network."""
