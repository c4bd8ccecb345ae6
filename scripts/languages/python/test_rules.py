"""Runs the Python of docs/rules.md and docs/rules as it stands there.

Each wrong program breaks its rule and no other, and each right one breaks none.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from types import FunctionType

import pytest
from aws_cdk import App, Environment, Stack
from cdk_cleanrooms import CleanRoomsChecks

INDEX = Path(os.environ["RULES_PAGE"])


@dataclass(frozen=True)
class Rule:
    id: str
    severity: str
    wrong: str
    right: str


def python_in(text: str) -> list[str]:
    return re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def rule_on(page: Path) -> Rule:
    text = page.read_text(encoding="utf-8")
    severity = re.search(r"^- Severity: (error|warning)$", text, re.MULTILINE)
    assert severity, f"{page.name} has no severity"
    wrong, right = python_in(text)
    return Rule(page.stem, severity[1], wrong, right)


RULES = [rule_on(page) for page in sorted(INDEX.with_suffix("").glob("*.md"))]
ERRORS = [rule for rule in RULES if rule.severity == "error"]
WARNINGS = [rule for rule in RULES if rule.severity == "warning"]
ACKNOWLEDGE, ROOMS = python_in(INDEX.read_text(encoding="utf-8"))


def stack_of(*programs: str) -> Stack:
    """What the programs build, one after the other."""
    app = App()
    stack = Stack(app, "Example", env=Environment(account="111111111111", region="us-east-1"))
    # Constructs of the library bring the checks with them; an app of L1s asks for them.
    if not any("cdk_cleanrooms" in program for program in programs):
        CleanRoomsChecks.add_to(app)
    for program in programs:
        exec(compile(program, "docs/rules.md", "exec"), {"stack": stack} | functions_in(ROOMS))
    return stack


def functions_in(program: str) -> dict[str, FunctionType]:
    """What a program defines, without what it imports: the examples import by themselves what they use."""
    namespace: dict[str, object] = {}
    exec(compile(program, "docs/rules.md", "exec"), namespace)
    return {name: value for name, value in namespace.items() if isinstance(value, FunctionType)}


def synthesize(stack: Stack) -> str:
    """What the app of a stack is told, beside errors."""
    app = stack.node.root
    assert isinstance(app, App)
    return "\n".join(str(message.entry.data) for artifact in app.synth().stacks for message in artifact.messages)


def rules_in(text: str) -> set[str]:
    return set(re.findall(r"CleanRooms::(\w+)", text))


def test_there_are_rules_of_both_kinds() -> None:
    assert ERRORS
    assert WARNINGS


@pytest.mark.parametrize("rule", ERRORS, ids=lambda rule: rule.id)
def test_wrong_program_fails(rule: Rule) -> None:
    stack = stack_of(rule.wrong)

    with pytest.raises(RuntimeError) as raised:
        synthesize(stack)

    assert rules_in(str(raised.value)) == {rule.id}


@pytest.mark.parametrize("rule", WARNINGS, ids=lambda rule: rule.id)
def test_wrong_program_is_warned(rule: Rule) -> None:
    assert rules_in(synthesize(stack_of(rule.wrong))) == {rule.id}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_right_program_is_silent(rule: Rule) -> None:
    assert rules_in(synthesize(stack_of(rule.right))) == set()


def test_acknowledged_finding_is_told_as_information() -> None:
    (wrong,) = (rule.wrong for rule in RULES if rule.id == "SingleQueryRunner")

    assert "acknowledged CleanRooms::SingleQueryRunner" in synthesize(stack_of(wrong, ACKNOWLEDGE))
