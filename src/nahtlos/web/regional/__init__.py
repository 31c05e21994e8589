"""The pages on which the coordination keeps the region's own instruments."""
