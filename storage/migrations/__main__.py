"""`python -m storage.migrations "what changes"` writes a new revision from the difference to the schema."""

from argparse import ArgumentParser
from pathlib import Path

from storage.migrations import VERSIONS, runner
from storage.schema import metadata

parser = ArgumentParser(description="Write a new revision: the difference between the newest one and the schema.")
parser.add_argument("message", help="what changes, in a few words")
parser.add_argument("--versions", type=Path, default=VERSIONS, help="folder of the revisions")
given = parser.parse_args()
runner.revise(given.message, metadata, given.versions)
