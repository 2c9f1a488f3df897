from bti_tui.widgets.row_list import behind, cell


def test_what_stands_behind_columns_begins_at_the_same_place_in_every_row() -> None:
    rows = [behind(f"{cell(name, 12)} {cell(unit, 10)} ", "leste", 40) for name, unit in (("Ida", "PPT"), ("Eli", ""))]
    assert [row.index("leste") for row in rows] == [24, 24]
    assert [len(row) for row in rows] == [40, 40]


def test_a_narrow_row_is_cut_and_never_longer_than_its_place() -> None:
    assert behind(f"{cell('Ida', 12)} ", "leste saken", 8) == "Ida     "
    assert behind(f"{cell('Ida', 4)} ", "leste hele saken", 14) == "Ida  leste h.."
