"""Settings for commands: a mistake is a sentence, not a traceback."""

import sys

from walletdesk.settings import BadSettings, Settings, read_settings


def settings_or_exit() -> Settings:
    """The settings in force; ends the program with what to mend."""
    from walletdesk.desk.hours import check

    try:
        settings = read_settings()
        check(settings.hours)
    except (BadSettings, ValueError, KeyError) as error:
        print(f"settings: {error}", file=sys.stderr)
        sys.exit(2)
    return settings
