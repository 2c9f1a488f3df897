"""Commands that are looked for in the forms of a step, by their permanent names: reading a case needs no command."""

from typing import Final

ANSWER_STUCK: Final = "answer_stuck"
CHECK_SAFETY: Final = "check_safety"
RESUME_CASE: Final = "resume_case"
