"""How the terminal is best used: the ordinary profile, or the one for thin clients where every byte is felt.

Textual reads its variables when it is imported, so `prepare` must be called before the first such import.
"""

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass

REMOTE_SESSIONS = ("RDP-", "ICA-")


@dataclass(frozen=True, slots=True)
class Profile:
    """What a kind of terminal gets (profil)."""

    thin: bool
    frames_per_second: int
    mouse: bool


ORDINARY = Profile(thin=False, frames_per_second=30, mouse=True)
THIN = Profile(thin=True, frames_per_second=15, mouse=False)


def detect(environ: Mapping[str, str]) -> Profile:
    """The thin profile over SSH and in Windows remote sessions, else the ordinary one."""
    remote = environ.get("SESSIONNAME", "").upper().startswith(REMOTE_SESSIONS)
    return THIN if remote or environ.get("SSH_CONNECTION") else ORDINARY


def prepare(profile: Profile, environ: MutableMapping[str, str]) -> None:
    """Drop every variable that could make Textual log, press keys or take pictures, and set our own."""
    for name in [name for name in environ if name.startswith("TEXTUAL")]:
        del environ[name]
    environ["TEXTUAL_FPS"] = str(profile.frames_per_second)
    environ["TEXTUAL_ANIMATIONS"] = "none"
    environ["TEXTUAL_SMOOTH_SCROLL"] = "0"
