"""Documents of our own, one or more for each layout, with the records they must give.

`sources/NAME.yaml` says what a document prints; `python -m samples.render` writes it as a text
dump, a page of HTML and PDFs of unlike producers; `golden/NAME.json` holds the reviewed records
that each of those files must give. Prose and details are invented; names of initiatives and
indicators are the real ones.
"""
