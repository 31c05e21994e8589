"""When a decision is due, reckoned from days alone."""

from nahtlos.recognition.engine.deadlines import Clock, completed, due_on, months_after

__all__ = ["Clock", "completed", "due_on", "months_after"]
