"""What a document becomes: read again by a program that knows nothing of ours."""

import io
from datetime import date
from functools import cache

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from bti_tui.prints import (
    Bullets,
    Document,
    Fields,
    Heading,
    Paragraph,
    Part,
    Quote,
    Signatures,
    Table,
    Tick,
    to_pdf,
    to_text,
)
from bti_tui.prints.plain import COLUMNS
from tests.hostile.corpus import PARTS

DAY = date(2026, 11, 22)


def document(*parts: Part, language: str = "nb", mark: str = "") -> Document:
    return Document("Et skjema", language, DAY, parts, version="Tekst 2026.1", page="side {page} av {pages}", mark=mark)


def opened(made: Document) -> PdfReader:
    return PdfReader(io.BytesIO(made_once(made)), strict=True)


@cache
def made_once(made: Document) -> bytes:
    """The file; a test looks at it from several sides."""
    return to_pdf(made)


def read(made: Document) -> str:
    """All words of the PDF, with single spaces."""
    return " ".join(" ".join(page.extract_text() for page in opened(made).pages).split())


def tags(made: Document) -> list[str]:
    tree = catalogue(opened(made))["/StructTreeRoot"]
    assert isinstance(tree, DictionaryObject)
    kids = tree["/K"]
    assert isinstance(kids, ArrayObject)
    whole = kids[0].get_object()
    assert isinstance(whole, DictionaryObject)
    pieces = whole["/K"]
    assert isinstance(pieces, ArrayObject)
    found = [one.get_object() for one in pieces]
    return [str(one["/S"]) for one in found if isinstance(one, DictionaryObject)]


def catalogue(reader: PdfReader) -> DictionaryObject:
    """What the file says of itself."""
    root = reader.trailer["/Root"].get_object()
    assert isinstance(root, DictionaryObject)
    return root


EVERY_PART = (
    Heading("Hvem det gjelder"),
    Fields((("Navn", "Áila Østby"), ("Skole", "Fjellvang"))),
    Paragraph("Hun er stille."),
    Quote("jeg vil ikke hjem"),
    Bullets(("Snakket med henne", "Ringt hjem")),
    Tick("Mor vet det", is_ticked=True),
    Tick("Far vet det"),
    Table(("Tjeneste", "Hva"), (("Skolen", "Fravær"), ("Helsestasjonen", "Søvn"))),
    Signatures(("Sted, dato og underskrift",)),
)


def test_every_part_can_be_read_in_its_order_in_the_pdf() -> None:
    words = read(document(*EVERY_PART, mark="KLADD"))
    order = [
        "KLADD", "Et skjema", "Hvem det gjelder", "Navn", "Áila Østby", "Skole", "Fjellvang", "Hun er stille.",
        "«jeg vil ikke hjem»", "• Snakket med henne", "• Ringt hjem", "☒ Mor vet det", "☐ Far vet det",
        "Tjeneste", "Hva", "Skolen", "Fravær", "Helsestasjonen", "Søvn", "Sted, dato og underskrift",
        "Tekst 2026.1", "side 1 av 1",
    ]  # fmt: skip
    at = 0
    for one in order:
        at = words.index(one, at) + len(one)


def test_every_part_can_be_read_in_the_text_file() -> None:
    assert to_text(document(*EVERY_PART, mark="KLADD")).decode() == (
        "KLADD\n\nEt skjema\n=========\n\nHvem det gjelder\n----------------\n\n"
        "Navn:                       Áila Østby\nSkole:                      Fjellvang\n\n"
        "Hun er stille.\n\n    «jeg vil ikke hjem»\n\n  - Snakket med henne\n  - Ringt hjem\n\n"
        "[x] Mor vet det\n[ ] Far vet det\n\n"
        "Tjeneste        Hva\n----------------------\nSkolen          Fravær\nHelsestasjonen  Søvn\n\n\n\n"
        "________________________________________\nSted, dato og underskrift\n\n"
        f"{'-' * COLUMNS}\nTekst 2026.1\n"
    )


def test_letters_of_many_languages_come_out_as_they_went_in() -> None:
    languages = (
        "Øystein Ærlig på Ås",
        "Áila Čáhci Đorđe Ŋ Šattá Ŧ Ž",
        "Zażółć gęślą jaźń ĄĆĘŁŃÓŚŹŻ",
        "Съешь ещё этих булок, їхній ґанок",
        "ệ ử ỗ ğ ş ı İ ă ș ț",
        "fi fl ffi office Tiffany",
    )
    found = read(document(*(part for words in languages for part in (Paragraph(words), Heading(words)))))
    assert {words: found.count(words) for words in languages} == dict.fromkeys(languages, 2)


def test_arabic_words_come_out_whole_and_stand_to_the_right() -> None:
    made = document(Paragraph("مرحبا بكم في المدرسة"), language="ar")
    assert "مرحبا بكم في المدرسة" in read(made)
    places: list[float] = []

    def seen(text: str, _ctm: object, matrix: list[float], _font: object, _size: float) -> None:
        if "المدرسة" in text:
            places.append(matrix[4])

    opened(made).pages[0].extract_text(visitor_text=seen)
    assert places, "the words were not seen"
    assert min(places) > 300


def test_a_letter_that_no_font_has_is_told_by_its_number() -> None:
    assert "Hei [U+6F22]" in read(document(Paragraph("Hei 漢")))


def test_what_a_terminal_or_a_reader_could_obey_is_gone() -> None:
    hostile = "før\x1b[31m\x00\u202e etter {nb} <b>fet</b> **fet** [lenke](javascript:1) \\n %s"
    words = "før[31m etter {nb} <b>fet</b> **fet** [lenke](javascript:1) \\n %s"
    made = document(Paragraph(hostile), Heading(hostile), Fields(((hostile, hostile),)), Quote(hostile))
    assert read(made).count(words) == 5
    plain = to_text(made)
    assert not {0x1B, 0x00} & set(plain)
    assert "\u202e" not in plain.decode()
    for page in opened(made).pages:
        assert "/Annots" not in page


def test_the_file_tells_no_more_of_itself_than_its_title_language_and_day() -> None:
    found = opened(document(*EVERY_PART))
    assert {key: str(value) for key, value in (found.metadata or {}).items()} == {
        "/Title": "Et skjema",
        "/CreationDate": "D:20261122000000Z",
    }
    root = catalogue(found)
    assert str(root["/Lang"]) == "nb"
    assert set(root) <= {"/Type", "/Pages", "/Lang", "/MarkInfo", "/StructTreeRoot", "/PageLayout", "/OpenAction"}


def test_the_same_document_makes_the_same_file() -> None:
    assert to_pdf(document(*EVERY_PART)) == to_pdf(document(*EVERY_PART))


def test_what_stands_in_the_file_is_tagged_in_reading_order() -> None:
    assert tags(document(*EVERY_PART)) == [
        "/H1", "/H2", "/P", "/P", "/P", "/BlockQuote", "/P", "/P", "/P", "/P",
        *["/TH"] * 2, *["/TD"] * 4, "/P",
    ]  # fmt: skip


def test_a_long_paragraph_goes_over_to_the_next_page_and_loses_no_word() -> None:
    words = [f"ord{number}" for number in range(1200)]
    made = document(Paragraph(" ".join(words)), Quote(" ".join(words)))
    pages = len(opened(made).pages)
    assert pages > 1
    found = read(made)
    assert all(f" {one} " in found or f"«{one} " in found or f" {one}»" in found for one in words)
    assert f"side {pages} av {pages}" in found
    assert f"side 1 av {pages}" in found
    assert tags(made).count("/P") > 1


def test_the_head_of_a_table_comes_again_on_every_page() -> None:
    made = document(Table(("Tjeneste", "Hva"), tuple((f"T{n}", f"Rad {n}") for n in range(90))))
    for page in opened(made).pages:
        assert "Tjeneste" in page.extract_text()
    found = read(made)
    assert all(f"Rad {n}" in found for n in range(90))


def test_a_cell_that_is_higher_than_a_page_loses_no_word() -> None:
    words = " ".join(f"ord{number}" for number in range(1500))
    found = read(document(Table(("A", "B"), ((words, "kort"),))))
    assert all(f"ord{number}" in found for number in range(1500))
    assert "kort" in found


def test_a_word_that_is_longer_than_a_line_is_cut_and_not_lost() -> None:
    found = read(document(Paragraph("w" * 900), Fields((("e" * 300, "s" * 300),))))
    assert found.count("w") == 900
    assert found.count("s") >= 300


def test_lines_of_a_text_file_are_never_longer_than_a_page_is_wide() -> None:
    long = "lang " * 60
    made = document(
        Paragraph(long), Heading(long), Quote(long), Bullets((long,)), Tick(long), Fields(((long, long),)),
        Table(("A", "B"), ((long, long),)), Signatures((long,)), mark="KLADD",
    )  # fmt: skip
    assert max(len(line) for line in to_text(made).decode().splitlines()) <= COLUMNS


def test_words_are_quoted_as_their_language_does() -> None:
    assert "“I am afraid”" in to_text(document(Quote("I am afraid"), language="en")).decode()
    assert "«redd»" in to_text(document(Quote("redd"), language="nn")).decode()


def test_hostile_words_make_a_file_that_another_program_can_read() -> None:
    parts = [Paragraph(f"før {words} etter") for words in PARTS.values()]
    words = " ".join(PARTS.values())
    made = document(*parts, Heading(words), Fields(((words, words),)), Table((words,), ((words,),)), mark=words)
    found = read(made)
    assert found.count("før ") == found.count(" etter") == len(PARTS)
    assert not set("\x00\x07\x1b\x9b\x9d\u202e\u200b") & set(to_text(made).decode())
