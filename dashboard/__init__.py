"""What the bureau looks at. Reads the published snapshot only, through `warehouse.snapshot`."""
