"""Commands that are looked for in the forms of a step, by their permanent names: reading a case needs no command."""

from typing import Final

ANSWER_CONSENT: Final = "answer_consent"
ANSWER_STUCK: Final = "answer_stuck"
CHECK_SAFETY: Final = "check_safety"
CHOOSE_LOG_MODE: Final = "choose_log_mode"
DECIDE: Final = "decide"
LIFT_HOLD: Final = "lift_hold"
OPEN_SAFETY_TRACK: Final = "open_safety_track"
RECORD_REPLY: Final = "record_reply"
RESUME_CASE: Final = "resume_case"
SETTLE_SAFETY: Final = "settle_safety"
