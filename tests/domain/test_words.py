from bti_tui.domain.words import Words


def test_a_text_is_spoken_in_the_language_asked_for() -> None:
    words = Words("Sak", "Sak på nynorsk", "Case")
    assert [words.speak(language) for language in ("nb", "nn", "en")] == ["Sak", "Sak på nynorsk", "Case"]


def test_what_is_missing_is_said_in_bokmaal() -> None:
    assert (Words("Sak").speak("nn"), Words("Sak").speak("en")) == ("Sak", "Sak")
