"""Zip files in memory, judged by their directory before anything of them is read, and never unpacked to disk."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from bot.intake.given import FileDamaged, FileLocked, Given, TooManyParts, UnpacksTooLarge, megabytes

_ENTRY: Final = b"PK\x01\x02"
_ENCRYPTED: Final = 0x1
_CHUNK: Final = 1 << 16


class Archive:
    """A zip file that is neither a bomb nor locked; raises `Refused` otherwise, as it does where it is damaged."""

    def __init__(self, given: Given) -> None:
        """Judge the directory. It is counted before it is parsed: a million entries would take half a gigabyte."""
        self._given = given
        if given.data.count(_ENTRY) > given.limits.members:
            raise TooManyParts(name=given.name, most=given.limits.members)
        try:
            self._zip = zipfile.ZipFile(BytesIO(given.data))
        except Exception as broken:  # zipfile raises whatever it stumbles over
            raise FileDamaged(name=given.name) from broken
        self._members = {member.filename: member for member in self._zip.infolist()}
        self._judge(self._zip.infolist())

    @property
    def names(self) -> frozenset[str]:
        """The members, by their paths as they are written."""
        return frozenset(self._members)

    def check(self) -> None:
        """Read every member once to its end: sizes that lie and damaged members come to light."""
        for member in self._members:
            for _ in self._chunks(member):
                pass

    def read(self, member: str, most: int) -> bytes:
        """Give a member's bytes; more than `most` is refused, and raises KeyError where there is no such member."""
        if self._members[member].file_size > most:
            raise self._bomb(most)
        return b"".join(self._chunks(member))

    def _judge(self, members: list[zipfile.ZipInfo]) -> None:
        limits, name = self._given.limits, self._given.name
        if any(member.flag_bits & _ENCRYPTED for member in members):
            raise FileLocked(name=name)
        usual = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the two that office documents may use
        if len(self._members) < len(members) or any(member.compress_type not in usual for member in members):
            raise FileDamaged(name=name)
        unpacked = sum(member.file_size for member in members)
        swollen = unpacked > limits.ratio_from_bytes and unpacked > limits.unpacked_ratio * len(self._given.data)
        if swollen or unpacked > limits.unpacked_bytes:
            raise self._bomb(limits.unpacked_bytes)

    def _chunks(self, member: str) -> Iterator[bytes]:
        # zipfile stops at the size that the directory declares, which was judged, and compares the checksum there.
        try:
            with self._zip.open(self._members[member]) as stream:
                while chunk := stream.read(_CHUNK):
                    yield chunk
        except Exception as broken:  # zlib's errors, wrong checksums, headers that contradict the directory
            raise FileDamaged(name=self._given.name) from broken

    def _bomb(self, most: int) -> UnpacksTooLarge:
        return UnpacksTooLarge(name=self._given.name, most=megabytes(most))
