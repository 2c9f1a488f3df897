"""A text of the guide in every language that it is written in."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["nb", "nn", "en"]


@dataclass(frozen=True, slots=True)
class Words:
    """One text of the guide in bokmål, nynorsk and English (tekst)."""

    nb: str
    nn: str = ""
    en: str = ""

    def speak(self, language: Language) -> str:
        """The text in a language; what is missing in nynorsk or English is said in bokmål."""
        return (self.nn if language == "nn" else self.en if language == "en" else self.nb) or self.nb
