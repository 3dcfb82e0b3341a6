"""Layout families: ways a document can be laid out, whoever published it."""
