"""Whatever a program sends, the API answers as its document says: `make fuzz`."""
