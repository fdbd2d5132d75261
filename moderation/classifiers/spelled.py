"""Teaching what is over spelling: the matrix of texts, what each weighs, and hatred among abuse."""

from __future__ import annotations

from collections import Counter

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression

from moderation.classifiers.features import SPELLING_DIM, spelling
from moderation.classifiers.measures import Matrix
from moderation.classifiers.tuning.corpus import HEADS, Text

TOXICITY, HATE = HEADS.index("toxicity"), HEADS.index("hate")


def spellings(corpus: list[Text]) -> csr_matrix:
    """Shape (texts, 32768), rows as `features.spelling` gives them."""
    columns, weights, ends = [], [], [0]
    for one in corpus:
        where, values = spelling(one.text)
        columns.append(where)
        weights.append(values)
        ends.append(ends[-1] + len(where))
    return csr_matrix(
        (np.concatenate(weights), np.concatenate(columns), np.array(ends)),
        shape=(len(corpus), SPELLING_DIM),
    )


def rarity_of(counted: csr_matrix) -> Matrix:
    """Shape (32768,): 1 for what is in every text, about 11 for what is in none."""
    texts_with = np.asarray((counted > 0).sum(axis=0)).ravel()
    rarity = np.log((1 + counted.shape[0]) / (1 + texts_with)) + 1
    return np.asarray(rarity.astype(np.float16), np.float32)  # As it is stored.


def even_weights(corpus: list[Text], truth: NDArray[np.bool_], known: NDArray[np.bool_]) -> Matrix:
    """Sources weigh alike, and so do yes and no inside a source (at most eightfold)."""
    keys = [
        (one.source, bool(t)) if k else None for one, t, k in zip(corpus, truth, known, strict=True)
    ]
    counts = Counter(keys)
    counts.pop(None, None)
    mean = sum(counts.values()) / len(counts)
    return np.array([min(8.0, mean / counts[key]) if key else 0.0 for key in keys], np.float32)


def hatred_in_abuse(corpus: list[Text], letters: csr_matrix) -> LogisticRegression:
    """Tells hatred from other abuse in tweets that are taught, each as hateful as the share of
    people who said so.
    """
    taught = [
        at
        for at, one in enumerate(corpus)
        if one.source == "davidson" and one.split == "train" and one.known[TOXICITY] == 1
    ]
    votes = np.array([(corpus[at].votes or corpus[at].known)[HATE] for at in taught])
    both = vstack([letters[taught], letters[taught]])
    head = LogisticRegression(C=3.0, max_iter=500)
    head.fit(both, np.repeat([True, False], len(taught)), np.append(votes, 1.0 - votes))
    return head
