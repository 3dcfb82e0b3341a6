"""The reviewed names of the field, as YAML; read by `normalize.taxonomy_loader`."""
