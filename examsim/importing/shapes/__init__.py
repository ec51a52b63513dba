"""The shapes that guides come in, one a module with ``read``, which says of each line what part it plays."""
