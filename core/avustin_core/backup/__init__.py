"""Backups: database and attachments of one moment in one file, checked whole before they replace anything."""

from avustin_core.backup.manifest import BackupFault, Manifest
from avustin_core.backup.restoring import restore
from avustin_core.backup.taking import take

__all__ = ["BackupFault", "Manifest", "restore", "take"]
