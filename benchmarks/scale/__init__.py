"""What reports and districts cost as they grow in number: `python -m benchmarks.scale`."""
