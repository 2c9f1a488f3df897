"""What a municipality does with its guides: compare, begin one, choose one, move a case."""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bti_tui.cli.call import Call
from bti_tui.cli.case_commands import case_named
from bti_tui.cli.output import Misuse
from bti_tui.domain.codec import Json
from bti_tui.domain.errors import GuideInvalid, NotFound
from bti_tui.domain.guide import Guide
from bti_tui.domain.ids import GuideId
from bti_tui.guide.compiled import STANDARD_ID
from bti_tui.i18n.guide_faults import fault_sentence
from bti_tui.settings import load_settings, save_settings

if TYPE_CHECKING:
    from bti_tui.guide.library import GuideLibrary

MUNICIPALITY_DIGITS: Final = 4
COUNTRY: Final = "no."


def library_of(call: Call) -> "GuideLibrary":
    """The guides of this machine."""
    from bti_tui.guide.library import GuideLibrary

    settings, _ = load_settings(call.around.places.settings_file)
    places = call.around.places
    return GuideLibrary(places.guides, settings.guide, measures=places.measures_file)


def guide_named(call: Call, wanted: str) -> Guide:
    """A guide by its name in the program, by its id, or by its file. Raises Misuse and GuideInvalid."""
    from bti_tui.guide.compiled import shipped_guide, shipped_names

    if wanted in shipped_names():
        return shipped_guide(wanted)
    offered = {one.id: one for one in library_of(call).offered()}
    found = offered.get(GuideId(wanted)) or offered.get(GuideId(COUNTRY + wanted)) or offered.get(_own(wanted))
    if found is not None:
        return found
    from bti_tui.guide.loader import load_guide

    return load_guide(existing(call, Path(wanted)))


def existing(call: Call, path: Path) -> Path:
    """A file that is there."""
    if path.is_dir():
        raise Misuse(call.tr("{place} is a folder. Give the name of a file in it.", place=str(path)))
    if not path.exists():
        raise Misuse(call.tr("{place}: there is no such file. Check the name.", place=str(path)))
    return path


def choose_fitting(call: Call, municipality: str) -> None:
    """Where no guide was chosen, let new cases begin with the one that is for a municipality."""
    from bti_tui.guide.names import fitting, guide_names

    settings, _ = load_settings(call.around.places.settings_file)
    found = fitting(guide_names(call.around.places.guides), municipality)
    if settings.guide or found is None:
        return
    save_settings(call.around.places.settings_file, replace(settings, guide=str(found.id)))
    name = found.name.speak(call.around.translator.language)
    call.output.say(call.tr("New cases follow «{name}». Another one is chosen with: bti guide use", name=name))


def show_differences(call: Call, first: str, second: str | None) -> None:
    """What the second guide does in another way than the first; with one guide, in another way than the standard."""
    from bti_tui.domain.guide_difference import differences
    from bti_tui.i18n.guide_words import difference_sentence

    before = guide_named(call, first if second else "standard")
    after = guide_named(call, second or first)
    found = differences(before, after)
    sentences = [difference_sentence(call.around.translator, one) for one in found]
    if call.options.json:
        rows = zip(found, sentences, strict=True)
        said: list[Json] = [{"kind": one.kind.value, "level": one.level, "text": text} for one, text in rows]
        call.output.document({"before": before.id, "after": after.id, "differences": said})
    else:
        call.output.text("\n".join(sentences) or call.tr("The two guides say the same."))


def begin_guide(call: Call, name: str, municipality: str | None) -> None:
    """Write a file to start from into the folder of own guides; a file that is there is never written over."""
    from bti_tui.guide.starting_file import short_name, starting_file

    short, code = short_name(name), municipality or ""
    if not short:
        raise Misuse(call.tr("Give the guide a name with letters in it, such as furuvik."))
    if code and not (len(code) == MUNICIPALITY_DIGITS and code.isascii() and code.isdecimal()):
        raise Misuse(call.tr("A municipality number has four digits, such as 0301."))
    place = call.around.places.guides / f"{short}.toml"
    text = starting_file(name, code, str(place), date.today(), call.around.translator.language)  # noqa: DTZ011 the day here
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise Misuse(call.tr("{place} is there already. Choose another name.", place=str(place))) from None
    except OSError as error:
        raise Misuse(call.tr("{place} can't be written to ({why}).", place=str(place), why=error.strerror)) from None
    if call.options.json:
        call.output.document({"file": str(place)})
    else:
        call.output.text(call.tr("The file is made: {place}", place=str(place)))
        call.output.say(call.tr("Change it, then run: bti guide check {place}", place=str(place)))


def use_guide(call: Call, wanted: str) -> None:
    """Let new cases begin with a guide, on this machine; cases that are open keep theirs."""
    guide = guide_named(call, wanted)
    library = library_of(call)
    try:
        library.choose(guide.id)
    except NotFound:
        folder = str(call.around.places.guides)
        raise Misuse(call.tr("Lay the file in {folder} first; the guide must stay there.", folder=folder)) from None
    settings, _ = load_settings(call.around.places.settings_file)
    chosen = "" if guide.id == STANDARD_ID else str(guide.id)
    save_settings(call.around.places.settings_file, replace(settings, guide=chosen))
    if call.options.json:
        call.output.document({"guide": guide.id, "version": guide.version})
    else:
        name = guide.name.speak(call.around.translator.language)
        call.output.text(call.tr("New cases follow «{name}». Open cases keep the guide they began with.", name=name))


def move_case(call: Call, case: str, wanted: str, reason: str | None) -> None:
    """Let a case follow another guide; without a reason nothing happens but that its steps are shown."""
    from bti_tui.i18n.guide_words import difference_sentence, mapping_sentence
    from bti_tui.usecases.guide_change import change_guide, guide_change

    guide = guide_named(call, wanted)
    with call.opened() as ctx:
        change = guide_change(ctx, case_named(ctx, case), guide.id)
        if reason:
            change_guide(ctx, change, reason)
    sentences = [mapping_sentence(call.around.translator, one) for one in change.steps]
    sentences += [difference_sentence(call.around.translator, one) for one in change.rules]
    if call.options.json:
        moved = {"case": change.case_id, "before": change.before.id, "after": change.after.id}
        call.output.document({**moved, "done": bool(reason), "steps": [*sentences]})
        return
    call.output.text("\n".join(sentences) or call.tr("Every step is the same in both guides."))
    done = call.tr("The case follows «{name}» now.", name=change.after.name.speak(call.around.translator.language))
    call.output.say(done if reason else call.tr("Nothing is changed yet. Add --reason to do it."))


def _own(wanted: str) -> GuideId:
    from bti_tui.guide.starting_file import own_id

    with suppress(ValueError):
        return own_id(wanted)
    return GuideId("")


def tell_faults(call: Call, error: GuideInvalid) -> None:
    """Every fault of a file, one line each, in words or as a document."""
    faults = str(error.facts.get("faults", "")).split("\n")
    told = [fault_sentence(call.around.translator, fault) for fault in faults]
    if call.options.json:
        call.output.document({"usable": False, "faults": [*faults], "texts": [*told]})
    else:
        call.output.text("\n".join(told))
