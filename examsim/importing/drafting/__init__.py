"""From what a guide asks to questions with prompts, topics, points and rubrics."""
