import pytest

from bti_tui.domain.errors import BadInput
from bti_tui.store import recovery_code, signs


def test_a_code_is_nine_groups_of_four_without_confusing_letters() -> None:
    code = recovery_code.make()
    assert [len(group) for group in code.split("-")] == [4] * 9
    assert not set(code) & set("ILOU")
    assert recovery_code.make() != code


@pytest.mark.parametrize(
    "typed",
    [
        lambda code: code,
        lambda code: code.lower(),
        lambda code: code.replace("-", ""),
        lambda code: code.replace("-", " – "),
        lambda code: code.replace("0", "O").replace("1", "I"),
        lambda code: code.replace("0", "o").replace("1", "l"),
        lambda code: f"  {code}\n",
    ],
)
def test_a_code_is_understood_however_it_is_typed(typed: object) -> None:
    assert callable(typed)
    for _ in range(20):
        code = recovery_code.make()
        assert signs.grouped(recovery_code.parse(typed(code))) == code


def test_every_single_mistyped_sign_is_noticed() -> None:
    code = recovery_code.parse(recovery_code.make())
    for place, sign in enumerate(code):
        other = signs.ALPHABET[(signs.ALPHABET.index(sign) + 1) % 32]
        with pytest.raises(BadInput) as told:
            recovery_code.parse(code[:place] + other + code[place + 1 :])
        assert told.value.facts["problem"] == "checksum"


@pytest.mark.parametrize(
    ("typed", "problem"), [("", "length"), ("ABCD", "length"), ("U" * 36, "sign"), ("Ø" * 36, "sign")]
)
def test_what_can_not_be_a_code_is_said_to_be_so(typed: str, problem: str) -> None:
    with pytest.raises(BadInput) as told:
        recovery_code.parse(typed)
    assert told.value.facts["problem"] == problem
