"""Tests of mrojects."""
