"""Unit tests of the invited company."""

import json
import re
from pathlib import Path

import pytest
from aws_cdk import App, Environment, Stack
from aws_cdk.assertions import Template
from cdk_cleanrooms import AnalysisRule, ConfiguredTable

from recipes.invited import InvitedStack, conversions_of

SNAPSHOT = Path(__file__).with_name("invited.template.json")


def test_the_account_accepts_the_payment() -> None:
    Template.from_stack(InvitedStack(App(), "Invited")).has_resource_properties(
        "AWS::CleanRooms::Membership", {"PaymentConfiguration": {"QueryCompute": {"IsResponsible": True}}}
    )


def test_no_mistake_is_reported() -> None:
    app = App()
    InvitedStack(app, "Invited")

    messages = [message.entry.data for stack in app.synth().stacks for message in stack.messages]

    assert messages == []


def test_the_template_is_as_it_was_reviewed() -> None:
    template = json.dumps(Template.from_stack(InvitedStack(App(), "Invited")).to_json(), indent=2)
    # The hash of a function's code changes with each version of the library.
    template = re.sub("[0-9a-f]{64}", "<hash>", template)

    # Commit the file that the first run writes. To accept a change, delete it and run the test again.
    if not SNAPSHOT.exists():
        SNAPSHOT.write_text(template, encoding="utf-8")
    assert template == SNAPSHOT.read_text(encoding="utf-8")


def test_a_mistake_fails_with_the_id_of_its_rule() -> None:
    app = App()
    stack = Stack(app, "Invited", env=Environment(account="222222222222", region="us-east-1"))
    ConfiguredTable(
        stack,
        "Conversions",
        source=conversions_of(stack),
        allowed_columns=["user_id", "converted_at"],
        analysis_rule=AnalysisRule.list(join_columns=["user"], list_columns=["converted_at"]),
    )

    with pytest.raises(RuntimeError, match="CleanRooms::RuleColumnsAreAllowed"):
        app.synth()
