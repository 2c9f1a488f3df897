"""The two fields that a new passphrase is typed into, what is said beside them, and what won't do."""

from bti_tui.domain.field_kind import FieldKind
from bti_tui.domain.passphrase import FEWEST_WORDS, SHORTEST, is_strong, measured
from bti_tui.i18n import Translator
from bti_tui.widgets.field import FieldSpec, Values
from bti_tui.widgets.form import Form

PASSPHRASE, AGAIN = "passphrase", "again"


def policy(tr: Translator) -> str:
    """The only rule."""
    return tr.tr(
        "At least {words} words or {signs} characters; there is no other rule.", words=FEWEST_WORDS, signs=SHORTEST
    )


def passphrase_specs(tr: Translator) -> tuple[FieldSpec, FieldSpec]:
    """The passphrase, and the same again."""

    def judged(typed: str) -> str:
        words, signs = measured(typed)
        if not typed:
            return ""
        verdict = tr.tr("long enough") if is_strong(typed) else tr.tr("too short")
        counted = tr.ntr("{n} word", "{n} words", words), tr.ntr("{n} character", "{n} characters", signs)
        return f"{', '.join(counted)}: {verdict}"

    line = FieldKind.LINE
    return (
        FieldSpec(PASSPHRASE, line, tr.tr("Passphrase"), policy(tr), required=True, secret=True, judge=judged),
        FieldSpec(AGAIN, line, tr.tr("The same again"), tr.tr("Type it once more."), required=True, secret=True),
    )


def fault(values: Values, tr: Translator) -> tuple[str, str] | None:
    """The first of the two fields that won't do, and why; None when both will."""
    passphrase = str(values[PASSPHRASE] or "")
    if not is_strong(passphrase):
        return PASSPHRASE, tr.tr("too short: {words} words or {signs} characters", words=FEWEST_WORDS, signs=SHORTEST)
    return None if passphrase == values[AGAIN] else (AGAIN, tr.tr("not the same as above"))


def show_fault(form: Form, name: str, error: str) -> None:
    """Mark a field, with the cursor in it."""
    form.field(name).set_error(error)
    form.focus_field(form.field(name))
