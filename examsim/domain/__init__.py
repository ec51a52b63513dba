"""What an exam is made of, as values: no input or output, no clock, the standard library only."""
