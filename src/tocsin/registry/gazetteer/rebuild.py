"""Makes the gazetteer anew on a user's demand, with files of their own or back as it was packaged."""

from __future__ import annotations

from pathlib import Path

from .compile import Progress
from .material import own_material, packaged_material
from .opening import compile_into, default_folder, own_file, packaged_file


def rebuild(
    table: Path | None, units: tuple[Path, ...], ged: Path | None, progress: Progress, folder: Path | None = None
) -> Path:
    """The file that was made; the one in use stays until the new one is whole. Raises ``GazetteerError``."""
    folder = folder or default_folder()
    if not (table or units or ged):
        path = packaged_file(folder)
        compile_into(path, packaged_material(), progress, anew=True)
        own_file(folder).unlink(missing_ok=True)
        return path
    path = own_file(folder)
    compile_into(path, own_material(table, units, ged), progress, anew=True)
    return path
