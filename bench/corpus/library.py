"""How many pages of each kind a made-up library has, and how they are called."""

import random
from datetime import date, timedelta

from .words import SYLLABLES, sentence

FIRST_DAY = date(2024, 1, 15)


def minimal_counts(techniques):
    """Only the kinds that a technique must name, so that nearly every page is a technique."""
    return {
        "techniques": techniques,
        "conditions": max(6, techniques // 50),
        "risks": max(10, techniques // 50),
        "considerations": max(6, techniques // 100),
        "sources": max(6, min(50, techniques // 20)),
        "benefits": max(5, min(40, techniques // 25)),
        "alternatives": max(8, min(30, techniques // 25)),
        "terms": 20,
    }


def full_counts(techniques):
    """All kinds, as a library has them that uses all that Handout offers."""
    return {
        "techniques": techniques,
        "conditions": max(6, techniques // 20),
        "risks": max(10, techniques // 50),
        "considerations": max(6, techniques // 50),
        "sources": max(6, techniques // 50),
        "terms": max(20, techniques // 100),
        "benefits": max(5, techniques // 200),
        "medicines": max(5, techniques // 200),
        "topics": max(4, techniques // 200),
        "body-parts": 20,
        "roles": 8,
        "alternatives": 8,
        "imaging": 4,
        "guides": 3,
    }


class Corpus:
    """A made-up library: the same number of techniques and the same seed give the same pages.

    `is_full` adds what only Handout knows: all relations, care cards, shared passages, clinic facts and words of the
    glossary within the text. Without it the pages can be made by other generators too.
    """

    def __init__(self, techniques, seed=1, is_full=False):
        self.seed = seed
        self.is_full = is_full
        self.counts = full_counts(techniques) if is_full else minimal_counts(techniques)
        names = self.random("terms")
        terms = set()
        while len(terms) < self.counts["terms"]:
            terms.add("".join(names.choices(SYLLABLES, k=3)))
        self.terms = sorted(terms)
        self.sentences = [sentence(self.random(f"sentence {number}"), self.terms if is_full else ())
                          for number in range(3000)]

    def random(self, name):
        """Choices that depend on the seed and on nothing but this name."""
        return random.Random(f"{self.seed} {name}")

    def id(self, folder, number):
        if folder == "alternatives" and number == 0:
            return "no-treatment"
        return f"{folder.rstrip('s')}-{number:05}"

    def ids(self, folder, count, choices):
        """Different pages of one folder."""
        return [self.id(folder, number) for number in choices.sample(range(self.counts[folder]), count)]

    def title(self, folder, number):
        if folder == "terms":
            return self.terms[number]
        name = folder.rstrip("s").replace("-", " ").capitalize()
        return f"{name} of the {SYLLABLES[number % 16]}{SYLLABLES[number // 16 % 16]} {number:05}"

    def day(self, choices):
        return (FIRST_DAY + timedelta(days=choices.randrange(730))).isoformat()
