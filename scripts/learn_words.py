"""Learn what English texts say of tropes, from what was coded in data/patterns/en."""

import numpy as np

from slowburn.annotate.learning.learn import learn
from slowburn.annotate.learning.material import coded_texts, digest
from slowburn.annotate.patterns import PATTERNS
from slowburn.annotate.resources import Resources

texts = coded_texts("en")
learnt = learn(Resources("en"), texts)
target = PATTERNS / "en" / "words.npz"
np.savez_compressed(target, **learnt, digest=digest("en"))
sentences = sum(len(text.sentences) for text in texts)
print(f"{target.name} is learnt from {sentences:,} sentences, {target.stat().st_size:,} bytes")
