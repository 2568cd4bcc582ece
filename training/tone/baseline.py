"""The plain baseline: one logistic regression a category over word and letter n-grams, by cross validation.

`python -m training.tone.baseline` prints, for thresholds that reach a precision, the recall over all tone categories.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from training.tone.examples import CATEGORIES, Example, all_examples
from training.tone.figures import table

FOLDS = 5


def main() -> None:
    examples = all_examples()
    print(table(examples, scores(examples)))


def scores(examples: list[Example]) -> np.ndarray:
    """A probability for each example and category, each from a model that did not see the example's group."""
    texts = [e.heard.replace("\ue000", "_") for e in examples]
    wanted = np.array([[c in e.labels for c in CATEGORIES] for e in examples])
    weights = np.array([e.weight for e in examples])
    given = np.zeros(wanted.shape)
    for train, test in GroupKFold(FOLDS, shuffle=True, random_state=1).split(texts, groups=[e.group for e in examples]):
        words = TfidfVectorizer(ngram_range=(1, 3), sublinear_tf=True, token_pattern=r"[\w']+")
        letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2)
        seen = hstack([v.fit_transform([texts[i] for i in train]) for v in (words, letters)]).tocsr()
        unseen = hstack([v.transform([texts[i] for i in test]) for v in (words, letters)]).tocsr()
        for c in range(len(CATEGORIES)):
            model = LogisticRegression(C=20, class_weight="balanced", max_iter=300)
            model.fit(seen, wanted[train, c], sample_weight=weights[train])
            given[test, c] = model.predict_proba(unseen)[:, 1]
    return given


if __name__ == "__main__":
    main()
