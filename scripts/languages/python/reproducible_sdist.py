"""Writes a source distribution anew without what differs from run to run: dates, owners, and the order of files.

setuptools minds SOURCE_DATE_EPOCH for wheels, but not for source distributions.
"""

import gzip
import io
import os
import sys
import tarfile
from pathlib import Path


def rewrite(archive: Path, date: int) -> None:
    with tarfile.open(archive) as original:
        members = sorted(original.getmembers(), key=lambda member: member.name)
        contents = [(member, original.extractfile(member) if member.isfile() else None) for member in members]
        plain = io.BytesIO()
        with tarfile.open(fileobj=plain, mode="w", format=tarfile.GNU_FORMAT) as rewritten:
            for member, content in contents:
                member.mtime = date
                member.uid = member.gid = 0
                member.uname = member.gname = ""
                member.mode = 0o755 if member.isdir() else 0o644
                member.pax_headers = {}
                rewritten.addfile(member, content)
    with archive.open("wb") as file, gzip.GzipFile("", "wb", fileobj=file, mtime=date) as compressed:
        compressed.write(plain.getvalue())


if __name__ == "__main__":
    rewrite(Path(sys.argv[1]), int(os.environ["SOURCE_DATE_EPOCH"]))
