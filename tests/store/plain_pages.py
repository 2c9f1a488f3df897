"""A SQLCipher file page by page in clear, free pages too: to look for words that must not be in it any more.

The driver shows rows, not pages, and has no way to take the cipher off as it stands. So this is AES-256-CBC
(FIPS 197, the equivalent inverse cipher), read only, and no part of the program.
"""

import struct
from pathlib import Path
from typing import Final

PAGE: Final = 4096
RESERVED: Final = 80
"""At the end of each page: 16 bytes of initialisation vector, 64 of HMAC."""
SALT: Final = 16
"""At the beginning of the file, in place of SQLite's own words."""
BLOCK: Final = 16
ROUNDS: Final = 14


def plain(database: Path, key: bytes) -> bytes:
    """Every page of a closed store in clear, one after the other."""
    content = database.read_bytes()
    cipher = _Inverse(key)
    pages = (content[at : at + PAGE] for at in range(0, len(content), PAGE))
    return b"".join(cipher.page(page, SALT if number == 0 else 0) for number, page in enumerate(pages))


def _doubled(value: int) -> int:
    value <<= 1
    return value ^ 0x11B if value & 0x100 else value


def _times(left: int, right: int) -> int:
    found = 0
    while right:
        found ^= left if right & 1 else 0
        left, right = _doubled(left), right >> 1
    return found


def _boxes() -> tuple[list[int], list[int]]:
    box, inverse = [0] * 256, [0] * 256
    power = opposite = 1
    while True:
        power ^= _doubled(power)
        for shift in (1, 2, 4):
            opposite ^= opposite << shift
        opposite &= 0xFF
        opposite ^= 0x09 if opposite & 0x80 else 0
        turned = opposite
        for _ in range(4):
            turned = (turned << 1 | turned >> 7) & 0xFF
            box[power] ^= turned
        box[power] ^= opposite ^ 0x63
        if power == 1:
            break
    box[0] = 0x63
    for at, value in enumerate(box):
        inverse[value] = at
    return box, inverse


_BOX, _INVERSE_BOX = _boxes()


def _column(a: int, b: int, c: int, d: int) -> int:
    return a << 24 | b << 16 | c << 8 | d


_MIXED: Final = [[_times(value, by) for value in range(256)] for by in (14, 9, 13, 11)]
_FIRST: Final = [_column(*(_MIXED[row][_INVERSE_BOX[value]] for row in range(4))) for value in range(256)]
_TABLES: Final = [[(one >> 8 * turn | one << 32 - 8 * turn) & 0xFFFFFFFF for one in _FIRST] for turn in range(4)]


class _Inverse:
    """The cipher of one key, backwards."""

    def __init__(self, key: bytes) -> None:
        words = list(struct.unpack(">8I", key))
        constant = 1
        for at in range(8, 4 * (ROUNDS + 1)):
            word = words[-1]
            if at % 8 == 0:
                word = _substituted((word << 8 | word >> 24) & 0xFFFFFFFF) ^ constant << 24
                constant = _doubled(constant)
            elif at % 8 == 4:
                word = _substituted(word)
            words.append(words[at - 8] ^ word)
        self._keys = [words[at : at + 4] for at in range(0, len(words), 4)][::-1]
        for turn in range(1, ROUNDS):
            self._keys[turn] = [_unmixed(word) for word in self._keys[turn]]

    def page(self, page: bytes, skipped: int) -> bytes:
        end = PAGE - RESERVED
        before, found = page[end : end + BLOCK], []
        for at in range(skipped, end, BLOCK):
            block = page[at : at + BLOCK]
            found.append(bytes(a ^ b for a, b in zip(self._block(block), before, strict=True)))
            before = block
        return b"".join(found)

    def _block(self, block: bytes) -> bytes:
        keys = self._keys
        s = [word ^ key for word, key in zip(struct.unpack(">4I", block), keys[0], strict=True)]
        t0, t1, t2, t3 = _TABLES
        for turn in range(1, ROUNDS):
            k = keys[turn]
            s = [
                t0[s[i] >> 24] ^ t1[s[i - 1] >> 16 & 255] ^ t2[s[i - 2] >> 8 & 255] ^ t3[s[i - 3] & 255] ^ k[i]
                for i in range(4)
            ]
        box, k = _INVERSE_BOX, keys[ROUNDS]
        last = (
            _column(box[s[i] >> 24], box[s[i - 1] >> 16 & 255], box[s[i - 2] >> 8 & 255], box[s[i - 3] & 255]) ^ k[i]
            for i in range(4)
        )
        return struct.pack(">4I", *last)


def _substituted(word: int) -> int:
    return _column(*(_BOX[word >> shift & 255] for shift in (24, 16, 8, 0)))


def _unmixed(word: int) -> int:
    found = 0
    for table, shift in zip(_TABLES, (24, 16, 8, 0), strict=True):
        found ^= table[_BOX[word >> shift & 255]]
    return found
