"""The unit files by which systemd keeps a watch going."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_SERVICE = """\
# ~/.config/systemd/user/tocsin.service
[Unit]
Description=Tocsin: fetch and code what is new
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
# The minus: what came is coded though every source failed.
ExecStart=-{program} --project {project} watch fetch
ExecStart={program} --project {project} run --quiet
UMask=0077
NoNewPrivileges=yes
PrivateTmp=yes
ProtectSystem=strict
ReadWritePaths={writable}
CacheDirectory=tocsin
MemoryMax=4G
"""
_TIMER = """\
# ~/.config/systemd/user/tocsin.timer
# Then: systemctl --user daemon-reload && systemctl --user enable --now tocsin.timer
[Unit]
Description=Tocsin: keep watch

[Timer]
OnBootSec=2min
OnUnitInactiveSec={seconds:.0f}s
RandomizedDelaySec=30s

[Install]
WantedBy=timers.target
"""


def units(unit: str, program: Path, project: Path, every: float) -> Iterator[str]:
    """The lines of the service, of the timer, or of both with an empty line between. ``every`` is in seconds."""
    known = {"program": _quoted(program), "project": _quoted(project), "writable": _quoted(project), "seconds": every}
    wanted = {"service": [_SERVICE], "timer": [_TIMER], "both": [_SERVICE, _TIMER]}[unit]
    yield from "\n".join(text.format(**known) for text in wanted).splitlines()


def _quoted(path: Path) -> str:
    """A path as one word of a unit file: blanks kept by quotes, its own signs taken literally."""
    text = str(path).replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{text}"' if any(sign in text for sign in " '\"\\;") else text
