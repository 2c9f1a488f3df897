from bti_tui.domain import asked_for, commands


def test_the_names_that_are_looked_for_are_those_of_commands() -> None:
    named = {name: value for name, value in vars(asked_for).items() if name.isupper()}
    assert named == {name: getattr(commands, name.title().replace("_", "")).name for name in named}
    assert named
