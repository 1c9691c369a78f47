"""tilint reads tender documents and checks them against trauma-informed commissioning guidance."""

__version__ = "0.1.0"
