"""The mark on texts that are translated later."""


def N_(msgid: str) -> str:  # noqa: N802 the name that gettext tools look for
    """Mark a text without translating it: class attributes and tables are made before the language is known."""
    return msgid
