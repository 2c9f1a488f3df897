"""The file that somebody carries besides her passphrase: made, used, and left off again."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bti_tui.bootstrap.doors import context_of, open_store
from bti_tui.domain.errors import PassphraseFirst

if TYPE_CHECKING:
    from bti_tui.store.open_store import Store


def carry_file(folder: Path, secret: str, path: Path, state: Path) -> bool:
    """From now on a file must be there besides the passphrase; gives whether it was made.

    A file that is there already is used, on another machine too: this one remembers where it lies. Raises `BadInput`
    beside the store or for a file that is none of ours, and a `StoreError`; then no file is left that was not there.
    """
    from bti_tui.store import carried_file, last_way
    from bti_tui.usecases import holders

    is_made = not path.exists()
    content = carried_file.make(path, folder) if is_made else carried_file.read(path, folder)
    try:
        with closing(open_store(folder, None, secret, state, path)) as store:
            _require_passphrase(store)
            if store.unlocked.keys.key_file != content:
                holders.set_passphrase(context_of(store), secret, key_file=content)
            keys = store.unlocked.keys
            last_way.LastWay(keys.login, path.resolve()).keep(state, keys.store)
    except BaseException:  # whatever went wrong: no file is left that opens nothing, and the error goes on
        if is_made:
            path.unlink(missing_ok=True)
        raise
    return is_made


def leave_file(folder: Path, secret: str, state: Path) -> None:
    """From now on the passphrase alone opens the store again. The file must be there this last time."""
    from bti_tui.store import last_way
    from bti_tui.usecases import holders

    with closing(open_store(folder, None, secret, state)) as store:
        _require_passphrase(store)
        holders.set_passphrase(context_of(store), secret, key_file=b"")
        known = last_way.LastWay.into(state, store.unlocked.keys.store)
        replace(known, file=None).keep(state, store.unlocked.keys.store)


def _require_passphrase(store: "Store") -> None:
    """What was typed must have been the passphrase, for it is what is sealed anew."""
    if store.must_set_passphrase:
        raise PassphraseFirst
