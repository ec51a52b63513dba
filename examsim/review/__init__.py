"""From finished attempts to what to study next."""
