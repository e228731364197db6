"""The parts that need nothing beside Python: SQLite, one process, files on disk."""
