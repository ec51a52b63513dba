"""Widgets that show a value and post facts."""
