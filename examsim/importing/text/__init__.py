"""A guide as lines: decoded, mended, told apart from the page they stood on, and what can be told of each by itself."""
