"""What no similarity sees: responses made of the right words that are wrong all the same."""
