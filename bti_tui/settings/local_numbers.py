"""Whom to call here: what contacts.toml says goes before what the municipality's guide says; nothing is made up."""

from bti_tui.domain.ids import GuideId
from bti_tui.settings.contacts import Contact, checked_contact, load_contacts
from bti_tui.settings.places import Places


def local_numbers(places: Places, guide: str = "") -> tuple[Contact, ...]:
    """The four local contacts; one without a number is left for the municipality to fill in. Shown while locked.

    `guide` is the id of the guide that new cases follow, as the settings keep it.
    """
    by_file, _ = load_contacts(places.contacts_file)
    if not guide or all(one.number for one in by_file):
        return by_file
    from bti_tui.guide.contacts import guide_contacts  # the lock screen of the standard guide need not wait for it

    by_guide = guide_contacts(places.guides, GuideId(guide))
    return tuple(one if one.number else checked_contact(one.kind, by_guide.get(one.kind.value, {})) for one in by_file)
