"""Compares what tilint says of labelled tenders with what careful readers said of them."""
