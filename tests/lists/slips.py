"""Headings as people mistype them."""

from random import Random
from string import ascii_lowercase


def mistyped(rng: Random, heading: str) -> str:
    """One slip in the longest word: two letters swapped, one lost, doubled or another."""
    words = heading.split()
    place = max(range(len(words)), key=lambda number: len(words[number]))
    words[place] = _slipped(rng, words[place])
    return " ".join(words)


def _slipped(rng: Random, word: str) -> str:
    at = rng.randrange(len(word) - 1)
    return rng.choice([
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + word[at + 1 :],
        word[: at + 1] + word[at:],
        word[:at] + rng.choice(ascii_lowercase) + word[at + 1 :],
    ])  # fmt: skip
