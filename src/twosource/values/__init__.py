"""Exact values below all stages: days, the calendar, and how two quantities or two times stand to each other."""
