"""The two secrets of a workspace: its id, which opens it, and its owner key, which deletes it."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets

BYTES = 16
"""128 random bits: nobody can guess or try them all."""

SHAPE = re.compile(r"[0-9a-f]{32}", re.ASCII)


def new_secret() -> str:
    """Return 128 random bits as 32 hexadecimal digits."""
    return secrets.token_hex(BYTES)


def is_id(text: str) -> bool:
    """Say whether a text has the shape of an id; nothing else ever becomes part of a path."""
    return SHAPE.fullmatch(text) is not None


def hash_of(key: str) -> str:
    """Return what is kept of an owner key.

    One round of SHA-256 is enough for a key that is itself random: slow hashes such as scrypt make
    up for passwords that can be guessed.
    """
    return hashlib.sha256(key.strip().encode()).hexdigest()


def is_key(key: str, kept: str) -> bool:
    """Say whether an owner key is the one of which ``kept`` is the hash, in constant time."""
    return hmac.compare_digest(hash_of(key), kept)
