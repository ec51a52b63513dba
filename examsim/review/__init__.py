"""From tries to what to study next: how well things are known, when they are due, which to take up and in what order.

Pure: tries and instants come in as arguments. Each module names the source of its formula.
"""
