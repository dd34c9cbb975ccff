"""Reading counts and scores as people write them; what could mean two numbers is not guessed."""

from __future__ import annotations

import re

COUNT = re.compile(r"\d{1,9}(?:\.0+)?|\d{1,3}(?:[, \u00a0\u202f'’]\d{3})+")
SHORT = re.compile(r"(\d{1,4}(?:\.\d+)?)\s?([kKmM만万])")
TIMES = {"k": 1000, "m": 1_000_000, "만": 10_000, "万": 10_000}
THOUSANDS_OR_PART = re.compile(r"\d{1,3}(?:\.\d{3})+")
EPISODES = re.compile(
    r"[全총]?\s?(\d{1,4})(?:\.0+)?\s?(?:episodes?|eps?\.?|부작|부|화|회|集|話|回|ตอน)?",
    re.IGNORECASE,
)
SCORE = re.compile(r"(\d{1,3}(?:[.,]\d{1,9})?)(?:\s?/\s?(\d{1,3}))?")
PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s?%")
PART = re.compile(r"[01](?:[.,]\d{1,9})?|[.,]\d{1,9}")

BEST_SCORE, MOST_EPISODES = 10, 2000
NO_COUNT = "is not a whole number"
POINT = "could be a part of one or thousands; write the number without a point"
NO_EPISODES = f"is not a number of episodes from 1 to {MOST_EPISODES:,}"
NO_SCORE = f"is not a score from 0 to {BEST_SCORE}"
NO_CONFIDENCE = "is not a confidence from 0 to 1, or from 0 % to 100 %"


def read_count(text: str) -> int | str:
    """Return a count such as "12,345" or "1.2k", or why it is none."""
    text = text.strip()
    if match := SHORT.fullmatch(text):
        return round(float(match[1]) * TIMES[match[2].lower()])
    if COUNT.fullmatch(text):
        return int(re.sub(r"\D", "", text.split(".")[0]))
    return POINT if THOUSANDS_OR_PART.fullmatch(text) else NO_COUNT


def read_episodes(text: str) -> int | str:
    """Return a number of episodes such as "16" or "16 episodes", or why it is none."""
    match = EPISODES.fullmatch(text.strip())
    number = int(match[1]) if match else 0
    return number if 1 <= number <= MOST_EPISODES else NO_EPISODES


def read_score(text: str) -> float | str:
    """Return a score of 0 to 10, or why it is none; "4.5/5" is brought to that scale."""
    match = SCORE.fullmatch(text.strip())
    if not match:
        return NO_SCORE
    score = float(match[1].replace(",", "."))
    if match[2] and int(match[2]):
        score = score * BEST_SCORE / int(match[2])
    return score if score <= BEST_SCORE else NO_SCORE


def read_confidence(text: str) -> float | str:
    """Return a confidence of 0 to 1, or why it is none."""
    text = text.strip()
    if match := PERCENT.fullmatch(text):
        confidence = float(match[1].replace(",", ".")) / 100
    elif PART.fullmatch(text):
        confidence = float(text.replace(",", "."))
    else:
        return NO_CONFIDENCE
    return confidence if confidence <= 1 else NO_CONFIDENCE
