"""What a demo night costs, cold and with nothing new, by step: `python -m benchmarks.night`."""
