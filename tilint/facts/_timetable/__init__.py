"""How the timetable is read: phrases per event, table rows, lines and sentences, and what is made of them together."""
