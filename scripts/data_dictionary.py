"""Write docs/data-dictionary.md from the contracts."""

from pathlib import Path

from etl.dictionary import data_dictionary

target = Path(__file__).parents[1] / "docs" / "data-dictionary.md"
target.write_text(data_dictionary(), encoding="utf-8")
print(f"{target.name} is written from the contracts")
