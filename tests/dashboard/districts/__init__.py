"""Tests of `dashboard.districts`."""
