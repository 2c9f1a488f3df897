"""The program's texts in bokmål, nynorsk and English, the Norwegian alphabet, and dates as people write them."""

from bti_tui.i18n.alphabet import sort_key
from bti_tui.i18n.marking import N_
from bti_tui.i18n.translator import LANGUAGES, Translator

__all__ = ["LANGUAGES", "N_", "Translator", "sort_key"]
