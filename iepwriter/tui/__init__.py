"""The app: the same rooms as the command line, behind keys and screens."""
