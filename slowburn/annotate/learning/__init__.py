"""Learning what the annotator knows from coded texts: ``python scripts/learn_words.py``.

First ridge regression (Hoerl and Kennard 1970, doi:10.1080/00401706.1970.10488634) of what was
coded on the words of the sentences, weighted by rarity (tf-idf). Then additive models, which tell
by those scores, patterns and cues whether a sentence speaks of a trope, and what it says of it.
These learn from scores of reviews that the weights behind the scores did not learn from.
"""
