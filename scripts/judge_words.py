"""Say how good the English annotator is on reviews that it did not learn from."""

from slowburn.annotate.learning.judging import figures, held_out
from slowburn.annotate.learning.material import coded_texts
from slowburn.annotate.patterns import Stance
from slowburn.annotate.resources import Resources

judged = held_out(Resources("en"), coded_texts("en"))
print(f"{len(judged)} reviews held out")
for stance in (None, *Stance):
    precision, recall, f1 = figures(judged, stance)
    print(f"{stance or 'all':10} precision {precision:.2f}, recall {recall:.2f}, F1 {f1:.2f}")
empty = [each for each in judged if not each.coded]
print(f"{len(empty)} without a trope drew {sum(len(each.found) for each in empty)} statements")
