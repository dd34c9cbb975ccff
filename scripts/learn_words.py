"""Learn the weights of English words from data/patterns/en/coded.csv and the patterns' examples."""

from slowburn.annotate.learning import save
from slowburn.annotate.patterns import PATTERNS

target = PATTERNS / "en" / "words.npz"
print(f"{target.name} is learnt from {save('en', target):,} sentences")
