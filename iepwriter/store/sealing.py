"""Encryption at rest: a random key seals every text, and a passphrase seals that key.

AES-256-GCM and scrypt from `cryptography` rather than an encrypted SQLite: it is well kept, has wheels for
every system, and nothing unsealed ever reaches SQLite, so neither its WAL nor its temporary files can hold a
name. What stays open to a reader of the disk: how many letters and versions there are, dates, lengths.
"""

from __future__ import annotations

import json
import os
import unicodedata
from dataclasses import asdict, dataclass
from typing import Protocol

from iepwriter.errors import StoreError
from iepwriter.store.errors import DamagedStore, WrongPassphrase

COST = 2**17
"""scrypt's work factor: 128 MiB and about half a second for each guess."""

SHORTEST = 8

NO_RECOVERY = (
    "If you forget this passphrase, nobody can open your letters again: not you, not us. "
    "There is no other key and no way around it. Write it down and keep it where you keep papers."
)


class Codec(Protocol):
    """Turns texts into what is stored and back; `place` binds each text to its row."""

    def seal(self, data: bytes, place: str) -> bytes:
        """What to store."""
        ...

    def open(self, data: bytes, place: str) -> bytes:
        """What was stored; raises DamagedStore."""
        ...


class Plain:
    """Stores texts as they are."""

    def seal(self, data: bytes, place: str) -> bytes:
        """The same bytes."""
        return data

    def open(self, data: bytes, place: str) -> bytes:
        """The same bytes."""
        return data


class Sealed:
    """AES-256-GCM with a fresh nonce for each text."""

    def __init__(self, key: bytes) -> None:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._cipher = AESGCM(key)
        self._broken = (InvalidTag, ValueError)

    def seal(self, data: bytes, place: str) -> bytes:
        """Nonce, ciphertext and tag."""
        nonce = os.urandom(12)
        return nonce + self._cipher.encrypt(nonce, data, place.encode())

    def open(self, data: bytes, place: str) -> bytes:
        """The text; raises DamagedStore when a single bit of it or its place differs."""
        try:
            return self._cipher.decrypt(data[:12], data[12:], place.encode())
        except self._broken:
            raise DamagedStore("a saved text does not pass its seal") from None


@dataclass(frozen=True)
class Header:
    """What a sealed store shows openly: how to turn the passphrase into a key, and the sealed key."""

    cost: int
    salt: str
    key: str

    def unlock(self, passphrase: str) -> Sealed:
        """The codec of this store; raises WrongPassphrase."""
        try:
            salt, key = bytes.fromhex(self.salt), bytes.fromhex(self.key)
            return Sealed(Sealed(_stretch(passphrase, salt, self.cost)).open(key, self._place))
        except (ValueError, DamagedStore):
            raise WrongPassphrase from None

    @property
    def _place(self) -> str:
        return f"key:{self.cost}:{self.salt}"

    def as_text(self) -> str:
        """The header as it is stored."""
        return json.dumps(asdict(self))


def read_header(text: str) -> Header:
    """The header from its stored text; raises DamagedStore."""
    try:
        data = json.loads(text)
        header = Header(int(data["cost"]), str(data["salt"]), str(data["key"]))
    except (ValueError, KeyError, TypeError):
        raise DamagedStore("its lock cannot be read") from None
    # A tampered cost must neither weaken the lock nor eat all memory.
    if header.cost.bit_count() != 1 or not 2 <= header.cost <= 2**20:
        raise DamagedStore("its lock cannot be read")
    return header


def new_lock(passphrase: str) -> tuple[Header, Sealed]:
    """A fresh random key under a passphrase; raises StoreError when the passphrase is too short."""
    if len(passphrase) < SHORTEST:
        raise StoreError(
            f"A passphrase needs at least {SHORTEST} characters.",
            "Four words that only you would put together do well.",
        )
    salt, key = os.urandom(16), os.urandom(32)
    header = Header(COST, salt.hex(), "")
    sealed = Sealed(_stretch(passphrase, salt, COST)).seal(key, header._place)
    return Header(COST, salt.hex(), sealed.hex()), Sealed(key)


def _stretch(passphrase: str, salt: bytes, cost: int) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    # The same letters may be typed as different code points on another keyboard.
    typed = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return Scrypt(salt=salt, length=32, n=cost, r=8, p=1).derive(typed)
