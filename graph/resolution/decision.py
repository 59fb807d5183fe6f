"""What a rule says of two records."""

from __future__ import annotations

from dataclasses import dataclass

#: From this score on two records are taken for one, if nothing speaks against it.
MATCH = 0.85

#: From this score on people are asked.
DOUBT = 0.7


@dataclass(frozen=True, slots=True)
class Decision:
    """How sure a rule is, from 0 to 1, that two records mean the same; ``veto`` says that they cannot.

    ``rule`` is its name, ``reason`` one line for people.
    """

    score: float
    rule: str
    reason: str
    veto: bool = False

    @property
    def same(self) -> bool:
        """Whether the two are taken for one."""
        return not self.veto and self.score >= MATCH

    @property
    def doubtful(self) -> bool:
        """Whether people should say."""
        return not self.veto and DOUBT <= self.score < MATCH


UNRELATED = Decision(0.0, "", "")


def veto(rule: str, reason: str) -> Decision:
    """Two records that cannot mean the same."""
    return Decision(0.0, rule, reason, veto=True)
