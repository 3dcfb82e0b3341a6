"""The version of Keikaku, declared once: pyproject.toml and the manifest read it here."""

VERSION = "0.1.0"
