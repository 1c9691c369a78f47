"""The Fenmarch Compact as a rule pack. The rules are the YAML files in `PACK`."""

from pathlib import Path

PACK = Path(__file__).parent / "pack"
