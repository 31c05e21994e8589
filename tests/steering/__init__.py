"""Steering: groups, meetings, decisions, tasks and commitments."""
