"""Every error that Tocsin raises on purpose; each message says in one line what is wrong and what to do.

TocsinError                 exit code 1, unless the class says otherwise
├── UsageError              exit 2: the command cannot be meant as given
├── SettingsError           exit 2: tocsin.toml or a TOCSIN_* variable is off
├── ProjectError            the project folder cannot be used
│   ├── NoProject           there is no project here
│   ├── ProjectBusy         another process is writing
│   ├── NewerSchema         the project was written by a newer Tocsin
│   ├── TooSlow             a query took longer than it may
│   └── DiskFull            nothing more could be written
├── DocumentError           one document cannot be read or coded; the run goes on without it
│   ├── Unreadable          no text can be had from it
│   ├── TooLarge            over a limit of size
│   ├── FetchRefused        an address that is not fetched, or whose answer is not taken, however often it is tried
│   ├── FetchFailed         a server or the network failed; another try may succeed
│   └── CodingFailed        the coder failed, took too long or too much memory
├── RecordError             a record breaks the contract
│   └── EvidenceError       its evidence is not the text at its offsets
├── RegistryError           registry data are off
│   └── GazetteerError      the gazetteer cannot be compiled or read
└── ModelError              a language model is missing or is not the pinned one
"""

from __future__ import annotations


class TocsinError(Exception):
    """Root of the tree: catch this to catch whatever Tocsin raises on purpose."""

    exit_code = 1


class UsageError(TocsinError):
    """The command cannot be meant as given."""

    exit_code = 2


class SettingsError(TocsinError):
    """tocsin.toml or a TOCSIN_* variable cannot be used."""

    exit_code = 2


class ProjectError(TocsinError):
    """The project folder cannot be used as it is."""


class NoProject(ProjectError):
    """There is no project in the folder."""

    exit_code = 2


class ProjectBusy(ProjectError):
    """Another process is writing to the project."""


class NewerSchema(ProjectError):
    """The project was written by a newer Tocsin than this one."""


class TooSlow(ProjectError):
    """A query took longer than whoever asked allows, and was interrupted."""


class DiskFull(ProjectError):
    """Nothing more could be written; what was committed is kept."""


class DocumentError(TocsinError):
    """One document cannot be read or coded; the run goes on without it."""


class Unreadable(DocumentError):
    """No text can be had from the document."""


class TooLarge(DocumentError):
    """The document is over a limit of size."""


class FetchRefused(DocumentError):
    """The address is not fetched, or what it answers is not taken: trying again soon would change nothing.

    ``status`` is the server's, where it was the server that refused.
    """

    def __init__(self, reason: str, status: int = 0) -> None:
        super().__init__(reason)
        self.status = status


class FetchFailed(DocumentError):
    """The server or the network failed; it is worth another try, after ``wait`` seconds where the server said so."""

    def __init__(self, reason: str, wait: float = 0) -> None:
        super().__init__(reason)
        self.wait = wait


class CodingFailed(DocumentError):
    """The coder failed on the document, or took too long or too much memory."""


class RecordError(TocsinError):
    """A record breaks the record contract."""


class EvidenceError(RecordError):
    """A record's evidence is not the text at its offsets."""


class RegistryError(TocsinError):
    """The registry's data are wrong: `tocsin registry check` lists where."""


class GazetteerError(RegistryError):
    """The gazetteer cannot be compiled or read; the message says what to do."""


class ModelError(TocsinError):
    """A language model is missing, or its weights are not the pinned ones."""
