"""The terminal interface: one screen per stage of the exam."""
