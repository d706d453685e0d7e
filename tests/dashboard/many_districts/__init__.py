"""Tests of `dashboard.many_districts`."""
