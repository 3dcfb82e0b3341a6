"""The commands of `keikaku`, one module each; `cli` puts them together.

Heavy libraries are imported inside the commands, so that `--help` is quick.
"""
