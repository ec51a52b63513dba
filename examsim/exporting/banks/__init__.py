"""Banks for other programs and other people, one module per format.

To add a format, write a module with a function that takes a bank and gives its bytes, say in ``formats`` what it is
called and what it carries, and put it into the table there.
"""
