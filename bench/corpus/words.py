"""The words of made-up pages. They mean nothing; the shape of the text is that of a real library."""

SUBJECTS = ["Your team", "The nurse", "The doctor", "A clinic", "Some writer", "A friend",
            "Each leaflet", "The needle", "The tablet", "Your skin", "The place", "This treatment",
            "A helper", "The sore side", "Each visit"]
VERBS = ["checks", "shows", "explains", "names", "covers", "reaches", "protects", "cools", "supports", "follows",
         "eases", "watches", "describes", "asks about", "writes down"]
OBJECTS = ["the lower back", "a small surface", "the next step", "your questions", "the joint", "your daily tablets",
           "the way home", "a short rest", "the nerve nearby", "what you can eat", "the result", "your other leg",
           "the plan", "a warm blanket", "the first days"]
ENDS = ["before the day", "on the same day", "after a while", "at the clinic", "at home", "with care", "if you wish",
        "for some people", "as far as is known", "in the morning", "when you ask", "without hurry"]
SYLLABLES = ["lum", "tor", "vis", "cal", "den", "fas", "mor", "pel", "rin", "sol", "tab", "ul",
             "ver", "xan", "gra", "bri"]
QUESTIONS = ["What happens if I wait", "Who does this treatment", "How will it feel", "Whom can I call at night",
             "What else could I choose", "When can I work again"]
SEVERITIES = ["Mild, and it passes by itself.", "It needs a visit to the clinic.",
              "Serious, and it needs care at once."]


def sentence(choices, terms=()):
    """One sentence of about nine words; one in ten has one of the terms, if there are any."""
    words = [choices.choice(SUBJECTS), choices.choice(VERBS), choices.choice(OBJECTS)]
    if terms and choices.random() < 0.1:
        words += ["near the", choices.choice(terms)]
    return " ".join([*words, choices.choice(ENDS)]) + "."


class Text:
    """Running text of one page, drawn from the sentences of its corpus."""

    def __init__(self, corpus, choices):
        self.corpus = corpus
        self.choices = choices

    def sentences(self, count):
        return self.choices.choices(self.corpus.sentences, k=count)

    def paragraphs(self, count):
        return "\n\n".join(" ".join(self.sentences(3)) for _ in range(count)) + "\n"

    def list(self, count, mark="-"):
        return "".join(f"{mark} {sentence}\n" for sentence in self.sentences(count))

    def link(self, folder):
        page = self.corpus.ids(folder, 1, self.choices)[0]
        return f"The leaflet says more about [{page.replace('-', ' ')}](../{folder}/{page}.md).\n"

    def table(self, rows):
        cells = "".join(f"| {sentence} | {self.choices.choice(OBJECTS)} | {self.choices.choice(ENDS)} |\n"
                        for sentence in self.sentences(rows))
        return f"| What | Where | When |\n|---|---|---|\n{cells}"

    def questions(self, count):
        return "".join(f"- {question}?\n" for question in self.choices.sample(QUESTIONS, count))
