"""A backup on the disk: one folder with all that a restore needs, and a manifest that is written last.

    bti-2026-11-21-230700/
        store.db            a copy made by the backup API, with a salt and page keys of its own
        store.keys          the key file as it was then
        store.checkpoint    the head of the copy's audit chain, signed
        manifest.json       size and SHA-256 of the others, versions, counts; authenticated under the store key

A folder without a manifest, or with one that does not fit its files, is no backup. Nothing in it names a person.
"""

import errno
import hashlib
import hmac
import json
import os
import re
import secrets
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO, Final

from bti_tui.domain import codec
from bti_tui.domain.errors import Damaged, StoreMissing
from bti_tui.store.beginnings import make_lasting
from bti_tui.store.keys_document import canonical, sync_folder
from bti_tui.store.place import make_private_file
from bti_tui.store.sub_keys import sub_key
from bti_tui.store.unlocking import BESIDE_DATABASE, DATABASE, KEYS

FORMAT: Final = "bti-backup/1"
CHECKPOINT: Final = "store.checkpoint"
MANIFEST: Final = "manifest.json"
PART: Final = ".part"
CONTENT: Final = (DATABASE, KEYS, CHECKPOINT)
"""What the manifest vouches for: these names and no others, so that none leads out of the folder."""
LARGEST_MANIFEST: Final = 64 * 1024
ABANDONED_AFTER: Final = timedelta(days=1)
"""A folder without a manifest that is older is what a stopped backup left, and not one that is being made."""
_NAME: Final = re.compile(r"bti-\d{4}-\d\d-\d\d-\d{6}(-\d+)?")
_CHUNK: Final = 1024 * 1024
_CLOSED: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""No link is followed, and no pipe is waited for; Windows has neither."""
LARGEST_CHECKPOINT: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file of a backup."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a backup holds."""

    cases: int
    facts: int
    notes: int
    audit: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself."""

    format: str
    store: str
    made_at: datetime
    program: str
    schema: str
    driver: str
    counts: Counts
    files: tuple[FileEntry, ...]
    mac: str = ""

    def authenticated(self, key: bytes) -> "Manifest":
        """The manifest with its MAC under the store key."""
        return replace(self, mac=self._mac(key))

    def is_authentic(self, key: bytes) -> bool:
        """Whether someone who has the store key wrote it."""
        return hmac.compare_digest(self._mac(key), self.mac)

    def _mac(self, key: bytes) -> str:
        message = canonical(codec.to_json(replace(self, mac="")))
        return hmac.digest(sub_key(key, "manifest"), message, "sha256").hex()


@dataclass(frozen=True, slots=True)
class Bundle:
    """A backup that has a manifest."""

    folder: Path
    manifest: Manifest

    def is_whole(self) -> bool:
        """Whether every file is, bit by bit, what the manifest says; reads all of them."""
        try:
            return all(self.has_whole(entry) for entry in self.manifest.files)
        except (OSError, Damaged):
            return False

    def has_whole(self, entry: FileEntry) -> bool:
        """Whether one file is; one of another size is not read. Raises OSError, or Damaged for a link."""
        path = self.folder / entry.name
        return path.lstat().st_size == entry.size and entry_of(path) == entry


def make_folder(target: Path, at: datetime) -> Path:
    """A new folder for one backup, for the owner alone, named after the local time; the target is made if need be."""
    make_lasting(target)
    stem = f"bti-{at:%Y-%m-%d-%H%M%S}"
    for number in range(1, 1000):
        folder = target / (stem if number == 1 else f"{stem}-{number}")
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
            return folder
    raise FileExistsError


def read(folder: Path) -> Bundle:
    """The backup in a folder. Raises StoreMissing when there is none, Damaged when its manifest can't be used."""
    try:
        content = content_of(folder / MANIFEST, LARGEST_MANIFEST)
    except OSError:
        raise StoreMissing from None
    try:
        manifest = codec.from_json(Manifest, json.loads(content))
    except (ValueError, TypeError, RecursionError):
        raise Damaged(what="manifest") from None
    is_usable = manifest.format == FORMAT and manifest.made_at.tzinfo is not None
    if not is_usable or tuple(entry.name for entry in manifest.files) != CONTENT:
        raise Damaged(what="manifest")
    return Bundle(folder, manifest)


def found(target: Path, store: str | None) -> list[Bundle]:
    """The backups of a store (of any store: None), newest first; whether they are whole is not looked at."""
    bundles = []
    for folder in _folders(target):
        with suppress(StoreMissing, Damaged):
            bundles.append(read(folder))
    mine = (one for one in bundles if store is None or one.manifest.store == store)
    return sorted(mine, key=lambda one: one.manifest.made_at, reverse=True)


def newest_whole(target: Path, store: str | None) -> Bundle | None:
    """The newest backup whose files are what its manifest says."""
    return next((one for one in found(target, store) if one.is_whole()), None)


def require_newest(target: Path, store: str | None) -> Bundle:
    """The same; raises StoreMissing when there is none."""
    newest = newest_whole(target, store)
    if newest is None:
        raise StoreMissing
    return newest


def abandoned(target: Path, now: datetime) -> list[Path]:
    """What stopped backups have left."""
    oldest = (now - ABANDONED_AFTER).timestamp()
    return [one for one in _folders(target) if not (one / MANIFEST).exists() and one.stat().st_mtime < oldest]


def opened(path: Path) -> BinaryIO:
    """A file of a backup. Raises Damaged for a link, a pipe or a device: nothing in the folder leads out of it."""
    try:
        descriptor = os.open(path, os.O_RDONLY | _CLOSED)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise Damaged(what="backup") from None
        raise
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise Damaged(what="backup")
    return os.fdopen(descriptor, "rb")


def content_of(path: Path, most: int) -> bytes:
    """A small file of a backup as a whole. Raises Damaged when it is larger than `most` bytes."""
    with opened(path) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise Damaged(what="backup")
    return content


def entry_of(path: Path) -> FileEntry:
    """Size and SHA-256 of a file."""
    digest, size = hashlib.sha256(), 0
    with opened(path) as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return FileEntry(path.name, size, digest.hexdigest())


def write_file(path: Path, content: bytes) -> None:
    """A whole new file that survives a power cut, for the owner alone."""
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}{PART}")
    make_private_file(part)
    with part.open("r+b") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    sync_folder(path.parent)


def write_manifest(folder: Path, manifest: Manifest) -> Bundle:
    """The last word: from now on the folder counts as a backup."""
    write_file(folder / MANIFEST, json.dumps(codec.to_json(manifest), indent=1).encode())
    return Bundle(folder, manifest)


def remove(folder: Path) -> None:
    """Take a backup away, the manifest first, so that a half removed one does not count; what is not ours stays."""
    with suppress(OSError):
        for path in (folder / MANIFEST, *folder.glob(f"*{PART}*"), *_own_files(folder)):
            path.unlink(missing_ok=True)
        folder.rmdir()


def _own_files(folder: Path) -> Iterator[Path]:
    yield from (folder / name for name in CONTENT)
    yield from (folder / (DATABASE + suffix) for suffix in BESIDE_DATABASE)


def _folders(target: Path) -> list[Path]:
    try:
        found_here = list(target.iterdir())
    except OSError:
        return []
    return [one for one in found_here if _NAME.fullmatch(one.name) and one.is_dir() and not one.is_symlink()]
