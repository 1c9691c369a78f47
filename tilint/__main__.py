"""Entry point of the `tilint` command."""

from __future__ import annotations

import gc


def main() -> None:
    """Run the command line."""
    # A run builds much, frees little and ends soon: looking for garbage would take a tenth of its time and find none.
    gc.disable()
    from tilint.cli import tilint  # noqa: PLC0415  importing the command line is the command's own cost

    tilint()


if __name__ == "__main__":
    main()
