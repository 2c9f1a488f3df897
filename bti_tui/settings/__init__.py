"""What belongs to the person and the machine: settings, emergency contacts, folders. Always passed, never fetched."""

from bti_tui.settings.backup_mark import BackupMark, load_mark, save_mark
from bti_tui.settings.contacts import Contact, ContactKind, load_contacts, national_numbers
from bti_tui.settings.places import Environment, Places
from bti_tui.settings.preferences import ProfileChoice, Settings, load_settings, save_settings
from bti_tui.settings.toml_file import FileProblem

__all__ = [
    "BackupMark",
    "Contact",
    "ContactKind",
    "Environment",
    "FileProblem",
    "Places",
    "ProfileChoice",
    "Settings",
    "load_contacts",
    "load_mark",
    "load_settings",
    "national_numbers",
    "save_mark",
    "save_settings",
]
