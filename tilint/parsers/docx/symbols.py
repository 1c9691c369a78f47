"""Turns characters of picture fonts (Symbol, Wingdings) into the Unicode characters a reader sees."""

from __future__ import annotations

__all__ = ["shown_symbol"]

_SYMBOL = {
    0xA3: "≤", 0xB3: "≥", 0xB7: "•", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xA5: "∞", 0xA7: "♣",
    0xA8: "♦", 0xA9: "♥", 0xAA: "♠", 0xAE: "→", 0xAC: "←", 0xAD: "↑", 0xAF: "↓", 0xBB: "≈", 0xD2: "®", 0xD3: "©",
    0xD4: "™", 0xDE: "⇒", 0xE2: "®", 0xE3: "©", 0xE4: "™", 0x2D: "−", 0x2A: "∗", 0x6D: "μ", 0x61: "α", 0x62: "β",
    0x67: "γ", 0x64: "δ", 0x65: "ε", 0x70: "π", 0x73: "σ", 0x53: "Σ", 0x44: "Δ", 0x57: "Ω",
}  # fmt: skip
_WINGDINGS = {
    0x21: "✏", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x4A: "☺", 0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x70: "☐",
    0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9F: "•", 0xA1: "○", 0xA4: "◉", 0xA7: "▪",
    0xA8: "☐", 0xAA: "✦", 0xB2: "✧", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓",
    0xFD: "☒", 0xFE: "☑", 0xA2: "○", 0x9E: "·",
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x2A: "☐", 0xA3: "☐", 0x97: "●", 0x98: "•",
    0x30: "☐", 0x35: "☐",
}  # fmt: skip
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
_PRIVATE = range(0xF000, 0xF100)


def shown_symbol(code: int, font: str) -> str:
    """Return what a reader sees for character `code` of `font`; a bullet where the picture is not known.

    A letter of an ordinary font is itself. Codes from F000 to F0FF are Word's way to write the low byte.
    """
    table = _FONTS.get(font.lower())
    low = code - 0xF000 if code in _PRIVATE else code
    if table is not None:
        known = table.get(low)
        if known is not None:
            return known
        return chr(low) if table is _SYMBOL and 0x20 <= low < 0x7F else "•"
    if code in _PRIVATE:
        return _SYMBOL.get(low) or _WINGDINGS.get(low) or "•"
    return chr(code) if 0x20 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""
