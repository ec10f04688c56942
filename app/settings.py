"""The settings, all from environment variables: the only module that reads them.

ONRECORD_INDEX   where the index lies; default: a folder of the user's data folder
ONRECORD_MAX_MB  the largest file that is read; default 20
ONRECORD_MODEL   another embedding model: a folder, or a name in the Hugging Face cache
ONRECORD_PORT    the page's port on 127.0.0.1; default 7860
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from corpus.errors import SettingError
from corpus.reader import MAX_FILE_BYTES

PREFIX = "ONRECORD_"
KNOWN = ("ONRECORD_INDEX", "ONRECORD_MAX_MB", "ONRECORD_MODEL", "ONRECORD_PORT")
MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class Settings:
    index: Path
    max_bytes: int
    """Of one file."""
    model: str | None
    port: int


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings in force; an empty variable counts as unset.

    Raises SettingError for an unknown variable that starts with ONRECORD_ (a typo would
    otherwise go unnoticed) and for a port
    or a size that is none.
    """
    given = {name: value for name, value in environment.items() if name.startswith(PREFIX)}
    if unknown := sorted(given.keys() - set(KNOWN)):
        raise SettingError(f"unknown setting {unknown[0]}; the settings are {', '.join(KNOWN)}")
    port = given.get("ONRECORD_PORT") or "7860"
    if not port.isdecimal() or not 1 <= int(port) <= 65535:
        raise SettingError(f"ONRECORD_PORT is {port!r}; give a port from 1 to 65535")
    size = given.get("ONRECORD_MAX_MB") or str(MAX_FILE_BYTES // MEGABYTE)
    if not size.isdecimal() or not 1 <= int(size) <= 2000:
        raise SettingError(f"ONRECORD_MAX_MB is {size!r}; give a number from 1 to 2000")
    location = given.get("ONRECORD_INDEX")
    return Settings(
        index=Path(location).expanduser() if location else user_data_path("onrecord") / "index",
        max_bytes=int(size) * MEGABYTE,
        model=given.get("ONRECORD_MODEL") or None,
        port=int(port),
    )
