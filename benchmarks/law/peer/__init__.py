"""The same rules written for openfisca-core, as one writes them there."""
