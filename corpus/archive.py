"""ZIP files from strangers, opened within limits."""

import io
import zipfile
import zlib

from corpus.errors import OnrecordError

# A book of 1,000 pages has 3 MB of text in some 100 members; pictures hardly shrink in a ZIP.
MAX_MEMBERS = 10_000
MAX_UNPACKED = 200 * 2**20
MAX_MEMBER = 32 * 2**20
"""Bytes of one member that is parsed."""

DAMAGED = (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError)


class Archive:
    """The members of a ZIP file.

    Its constructor and `read` raise OnrecordError when the file is damaged or unpacks to more
    than the limits above; nothing is unpacked before its stated size is checked, and never more
    than that size.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGED as error:
            raise OnrecordError("is damaged: it can't be opened") from error
        members = self._zip.infolist()
        if len(members) > MAX_MEMBERS:
            raise OnrecordError(f"has {len(members)} files inside, {MAX_MEMBERS} at most are read")
        if sum(member.file_size for member in members) > MAX_UNPACKED:
            raise OnrecordError(f"unpacks to more than {MAX_UNPACKED // 2**20} MB")
        self.names = {member.filename for member in members}

    def read(self, name: str) -> bytes:
        """The bytes of one member. Raises OnrecordError when there is no such member."""
        try:
            if self._zip.getinfo(name).file_size > MAX_MEMBER:
                raise OnrecordError(f"has more than {MAX_MEMBER // 2**20} MB in {name}")
            return self._zip.read(name)
        except KeyError:
            raise OnrecordError(f"is damaged: it has no {name}") from None
        except (zlib.error, *DAMAGED) as error:
            raise OnrecordError(f"is damaged: {name} can't be unpacked") from error
        except RuntimeError as error:  # so says zipfile
            raise OnrecordError("is encrypted; save it without a password") from error
