"""From a response and a rubric to a grade that cites its evidence."""
