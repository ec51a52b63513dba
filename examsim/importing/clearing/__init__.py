"""What stands in guides beside questions and answers, taken out or told before a shape is looked for."""
