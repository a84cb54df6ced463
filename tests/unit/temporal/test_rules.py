"""Every rule of the grammar, by the example in its own table."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from briefterm.temporal import tag
from briefterm.temporal.pattern import translate
from briefterm.temporal.rules import RULES

if TYPE_CHECKING:
    from briefterm.temporal.rule import Rule

REFERENCE = date(2024, 5, 15)


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_a_rule_reads_its_example(rule: Rule) -> None:
    """The example has the value in the table, and the rule is the one that read it."""
    readings = {(time.rule, time.value) for time in tag(rule.example, REFERENCE)}
    assert (rule.id, rule.value) in readings


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_a_pattern_cannot_run_away(rule: Rule) -> None:
    """No pattern repeats without bound or captures, so matching takes bounded time."""
    expression = translate(rule.pattern)
    assert re.search(r"(?<!\\)[*+]", expression) is None
    assert re.compile(expression).groups == 0


def test_the_names_of_rules_are_unique() -> None:
    """A rule's id tells readers which line of which table gave a value."""
    ids = [rule.id for rule in RULES]
    assert sorted(set(ids)) == sorted(ids)
