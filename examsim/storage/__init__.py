"""The only place that touches the disk: bank and rubric files, settings, the store of attempts."""
