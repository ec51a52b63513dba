"""The screens in a browser: a small web server, and a process of examsim behind each page."""
