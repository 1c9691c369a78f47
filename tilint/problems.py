"""Problems with how tilint was used or set up, as opposed to what it found. The command line ends with 2 on each."""

from __future__ import annotations

__all__ = ["Problem"]


class Problem(Exception):
    """tilint cannot do what was asked. The text says what happened, where, and what to do next, in plain words."""
