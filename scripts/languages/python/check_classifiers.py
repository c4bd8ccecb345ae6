"""Fails if a wheel has a classifier that the Python Package Index would refuse; `twine check` does not look at them."""

import sys
from email import message_from_bytes
from zipfile import ZipFile

from trove_classifiers import classifiers

with ZipFile(sys.argv[1]) as wheel:
    [metadata] = [name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")]
    found = message_from_bytes(wheel.read(metadata)).get_all("Classifier", [])

unknown = [classifier for classifier in found if classifier not in classifiers]
if unknown or not found:
    sys.exit(f"no such classifiers: {unknown}" if unknown else "the wheel has no classifiers")
