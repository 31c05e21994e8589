"""From preparation to the chamber's register, and a hand before somebody drops out."""
