"""A decision put into words: the first line's own sentences and the guides' short answers."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from walletdesk.firstline import words
from walletdesk.firstline.burnt import told
from walletdesk.firstline.model import Action, Choice, Decision
from walletdesk.knowledge.burnt import PATH, what_is_exposed
from walletdesk.knowledge.library import Library
from walletdesk.languages.catalogue import Catalogues, spoken


@dataclass(frozen=True)
class Reply:
    """Speaks one language; where that has no guides, English."""

    library: Library
    catalogues: Catalogues
    language: str

    def say(
        self, action: Action, sentence: str, article: str | None = None, *,
        confidence: float = 1.0, case_number: str | None = None, missed: bool = False,
    ) -> Decision:  # fmt: skip
        """A sentence of `words`."""
        return Decision(
            action, article, confidence, self.language, self._in_words(sentence),
            case_number=case_number, missed=missed,
        )  # fmt: skip

    def answer(self, slug: str, confidence: float) -> Decision:
        """The guide's short answer, word for word."""
        return Decision("answer", slug, confidence, self.language, self._short(slug))

    def ask(self, slugs: Iterable[str], confidence: float) -> Decision:
        """Guides to choose from."""
        choices = tuple(Choice(slug, self.title(slug)) for slug in slugs)
        sentence = words.WHICH_OF_THESE if choices else words.SAY_IT_AGAIN
        return Decision(
            "ask",
            None,
            confidence,
            self.language,
            self._in_words(sentence),
            choices,
            missed=True,
        )

    def urgent(self, slug: str | None) -> Decision:
        """A person is called; the first thing to do until then."""
        if slug is None:
            return self.say("urgent", words.URGENT_ALONE)
        text = f"{self._in_words(words.URGENT)}\n\n{self._short(slug)}"
        return Decision("urgent", slug, 1.0, self.language, text)

    def with_notice(self, decision: Decision) -> Decision:
        """The same, after a word on the password, code or card number that was taken out."""
        return replace(decision, notice=self._in_words(words.VOLUNTEERED))

    def burnt(self, kinds: Iterable[str], sure: bool) -> Decision:
        """The shield took a secret out: what to do now, by what it opens."""
        what = what_is_exposed(kinds)
        page = self.library.facts.page(f"{PATH}?what={what}", spoken(self.language))
        text = told(what if sure else "maybe_key", page, self.catalogues.of(self.language))
        return Decision("secret", "phrase-exposed", 1.0, self.language, text)

    def title(self, slug: str) -> str:
        """The guide's title."""
        return self.library.get(slug, self.language).title

    def _short(self, slug: str) -> str:
        return self.library.short_answer(self.library.get(slug, self.language))

    def _in_words(self, sentence: str) -> str:
        return self.catalogues.of(self.language).gettext(sentence)
