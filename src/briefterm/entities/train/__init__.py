"""How the name model is made: ``python -m briefterm.entities.train``, with the extra ``[train]``.

What it is trained on: GUM, Re-DocRED, Universal NER on EWT, CrossNER, a part of the Broad Twitter
Corpus (all put back into running text and brought to one convention), texts written for this
purpose (``texts/``), annotated briefings if they are given, texts made from templates (results,
tables, datelines), and sentences of the corpora set as headlines.

What was compared. Strict F1 over persons, organisations and places, spans alone in brackets, of the
whole tagger on texts that the training did not see. The first three columns are texts written for
this project without a look at the program; half of "news" and of "briefings" was read for errors
while features and templates were made, so these two flatter by two or three points. The last two
columns are corpora left out of the training. One training run differs from another with other made
texts by about a point. All by CRFsuite, L-BFGS with L1 and L2 regularisation; "rules" are the lists
and patterns without a model.

================================  ===========  ===========  ===========  ============  ===========
tagger                            news         world news   briefings    GUM news      Re-DocRED
================================  ===========  ===========  ===========  ============  ===========
rules alone                       76.3 (89.8)  73.0 (85.3)  78.3 (88.7)  73.4 (79.1)   68.8 (80.9)
L-BFGS                            85.5 (93.1)  79.9 (89.6)  84.4 (91.6)  78.2 (83.1)   78.1 (85.8)
averaged perceptron               83.0 (91.2)  78.2 (88.3)  83.4 (90.8)  75.4 (82.5)   77.8 (85.5)
L-BFGS with the written texts     86.1 (94.0)               85.0 (91.5)  78.7 (83.7)   78.1 (85.7)
================================  ===========  ===========  ===========  ============  ===========

The perceptron keeps 531,000 features (9.1 MB), L-BFGS with L1 323,000 (5.9 MB; 5 MB without those
of hardly any weight). Of what else was tried: made texts bring 7 points on news; the types of words
(``word_types``) 1 to 2; clusters of the same embeddings (k-means, 64 and 512) nothing; leaving out
stretches that a cross-validated model doubts nothing.
"""
