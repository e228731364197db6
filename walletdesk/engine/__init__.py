"""Database, live fan-out, jobs, files and search behind ports; `choose` picks the parts."""

from walletdesk.engine.choose import Engine, open_engine
from walletdesk.engine.jobs import JobRunner
from walletdesk.engine.ports import Database, Files, Live, Search
from walletdesk.engine.tx import Tx

__all__ = ["Database", "Engine", "Files", "JobRunner", "Live", "Search", "Tx", "open_engine"]
