"""Runs the Python of docs/resources as it stands there: each example synthesizes, and breaks no rule."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from aws_cdk import App, Environment, Stack
from test_rules import INDEX, ROOMS, functions_in, python_in, rules_in, synthesize

PAGES = sorted((INDEX.parent / "resources").glob("*.md"))


@dataclass(frozen=True)
class Example:
    construct: str
    program: str
    #: What is built before the program, in the same namespace.
    given: str


def example_on(page: Path) -> Example:
    text = page.read_text(encoding="utf-8")
    heading = re.search(r"^# (\w+)$", text, re.MULTILINE)
    assert heading, f"{page.name} has no heading"
    program, *given = python_in(text)
    assert len(given) <= 1, f"{page.name} has {len(given) + 1} programs"
    return Example(heading[1], program, "".join(given))


EXAMPLES = [example_on(page) for page in PAGES]


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 18


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.construct)
def test_example_synthesizes_without_findings(example: Example) -> None:
    stack = Stack(App(), "Example", env=Environment(account="111111111111", region="us-east-1"))
    namespace: dict[str, object] = {"stack": stack} | functions_in(ROOMS)
    for program in (example.given, example.program):
        exec(compile(program, f"docs/resources: {example.construct}", "exec"), namespace)

    assert len(stack.node.find_all()) > 1
    assert rules_in(synthesize(stack)) == set()
