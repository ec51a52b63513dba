"""The stages of an exam, one screen each."""
