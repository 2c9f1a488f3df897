"""Drafts that lie outside of the store, sealed, as long as it can't be written to.

    file = nonce (24) ‖ XChaCha20-Poly1305 (draft as JSON), key = BLAKE2b(store key, "bti-aside"), bound to the store id

One file for each draft, beside what this machine remembers of the store; its name tells nothing. They are put into
the store at the first chance, unless it holds something newer by then.
"""

import contextlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError

from bti_tui.domain.drafts import Draft
from bti_tui.domain.ids import CaseId, UserId
from bti_tui.store.keys_document import replace_file
from bti_tui.store.seen import make_folder, place_of
from bti_tui.store.sub_keys import sub_key

_NONCE = 24
_NAME_LENGTH = 24


@dataclass(frozen=True, slots=True)
class Aside:
    """The sealed drafts of one store on this machine."""

    state: Path
    store: str
    key: bytes = field(repr=False)
    """The key of the store."""
    former: tuple[bytes, ...] = field(default=(), repr=False)
    """The keys that the store had before: a draft may have been sealed before somebody changed the key elsewhere."""
    _seen: dict[Path, bytes] = field(default_factory=dict, repr=False, compare=False)
    """What was told of which file."""

    def put(self, draft: Draft) -> None:
        """Seal the newest state of a draft. Raises OSError when nothing can be written here either."""
        told = {**asdict(draft), "updated_at": draft.updated_at.isoformat()}
        nonce = os.urandom(_NONCE)
        sealed = crypto_aead_xchacha20poly1305_ietf_encrypt(
            json.dumps(told).encode(), self.store.encode(), nonce, sub_key(self.key, "aside")
        )
        path = self._path(draft.user, draft.id, self.key)
        make_folder(path.parent)
        replace_file(path, nonce + sealed)

    def drop(self, draft_id: str, user: UserId) -> None:
        """Forget a draft; what is not there is no error."""
        for key in (self.key, *self.former):
            self._path(user, draft_id, key).unlink(missing_ok=True)

    def drafts(self) -> Iterator[Draft]:
        """What lies here; a file that was changed, or is of a key that never was the store's, is passed over."""
        for path in self._files():
            with contextlib.suppress(OSError, CryptoError, ValueError, TypeError, KeyError):
                content = path.read_bytes()
                draft = self._opened(content)
                self._seen[path] = content
                yield draft

    def clear(self) -> None:
        """All that was told stands in the store now. What another window has sealed since stays where it is."""
        for path, content in self._seen.items():
            taken = path.with_name(f"{path.name}-{os.urandom(4).hex()}")
            with contextlib.suppress(OSError):
                path.rename(taken)
                if taken.read_bytes() != content:
                    with contextlib.suppress(FileExistsError):  # and something newer still
                        os.link(taken, path)
                taken.unlink()
        self._seen.clear()

    def _opened(self, content: bytes) -> Draft:
        told = json.loads(self._plain(content))
        case = told["case_id"]
        return Draft(
            str(told["id"]),
            UserId(told["user"]),
            CaseId(case) if case else None,
            str(told["place"]),
            str(told["step"]),
            str(told["values"]),
            datetime.fromisoformat(told["updated_at"]),
        )

    def _plain(self, content: bytes) -> bytes:
        for key in (self.key, *self.former):
            with contextlib.suppress(CryptoError):
                return crypto_aead_xchacha20poly1305_ietf_decrypt(
                    content[_NONCE:], self.store.encode(), content[:_NONCE], sub_key(key, "aside")
                )
        raise CryptoError

    def _files(self) -> list[Path]:
        base = place_of(self.state, self.store)
        return sorted(base.parent.glob(f"{base.name}.draft-*")) if base.parent.is_dir() else []

    def _path(self, user: UserId, draft_id: str, key: bytes) -> Path:
        name = sub_key(key, "aside-name", f"{user}\n{draft_id}".encode()).hex()[:_NAME_LENGTH]
        base = place_of(self.state, self.store)
        return base.with_name(f"{base.name}.draft-{name}")
