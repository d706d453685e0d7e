"""Tests of `warehouse.over_all`."""
