"""The one kind of error a user can mend."""


class FramingError(Exception):
    """Bad input, said in one line: where it is, the value found, and how to mend it.

    The command line prints the line and exits with status 2; in a notebook it is the last line shown.
    """

    def __init__(self, where: object, found: str, fix: str):
        super().__init__(f"{where}: {found}; {fix}")
        self.where, self.found, self.fix = str(where), found, fix


class FramingWarning(UserWarning):
    """Something in the input was passed over or guessed; the message says what and why."""
