"""Tests of the pages for employers."""
