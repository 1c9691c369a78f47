"""Entry point of the `tilint` command."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from tilint.cli import tilint  # noqa: PLC0415  importing the command line is the command's own cost

    tilint()


if __name__ == "__main__":
    main()
