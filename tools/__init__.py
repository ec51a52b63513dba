"""Development tools: benchmarks, the screenshot, calibration."""
