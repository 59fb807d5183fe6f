"""Persons while the names and offices that mean them are being gathered: what is changed step by step."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.actors.model import Office, Organization, Person


@dataclass(slots=True, eq=False)
class Draft:
    """A person who is still being told; his fields are those of :class:`~ingest.actors.model.Person`."""

    name: str = ""
    aliases: list[str] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    state: str | None = None
    organization: Organization | None = None
    minister: bool = False
    introductions: list[tuple[int, int]] = field(default_factory=list)
    callings: list[str] = field(default_factory=list)

    def name_in_full(self, name: str | None) -> None:
        """Give a full name to who is called by a surname alone."""
        if name is not None and len(self.name.split()) == 1:
            self.aliases.append(self.name)
            self.name = name

    def person(self) -> Person:
        """The person that the draft has become."""
        return Person(
            self.name,
            tuple(self.aliases),
            tuple(self.offices),
            self.state,
            self.organization,
            self.minister,
            tuple(self.introductions),
            tuple(self.callings),
        )
