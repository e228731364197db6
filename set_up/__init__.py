"""Makes a clone ready to run and to test, with nothing but Python's standard library."""

import sys

# Here, because an older Python cannot even read the modules beside this one.
if sys.version_info < (3, 11):  # noqa: UP036  an older Python must read this far to be told
    sys.exit("walletdesk needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")
