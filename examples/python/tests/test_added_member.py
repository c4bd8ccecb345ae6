"""Constructs with custom resources need only the package, which contains their handlers."""

import json
from pathlib import Path

from aws_cdk import Stack, cx_api
from aws_cdk.assertions import Template

from added_member.app import build_app

CUSTOM_RESOURCES = {
    "Custom::CleanRoomsAnalysisTemplateValidation",
    "Custom::CleanRoomsAutoApprovedChanges",
    "Custom::CleanRoomsBudgetRemaining",
    "Custom::CleanRoomsChangeRequestApproval",
    "Custom::CleanRoomsCollaborationInvitation",
    "Custom::CleanRoomsCollaborationMember",
    "Custom::CleanRoomsPartnerMembership",
    "Custom::CleanRoomsPrivacyImpact",
    "Custom::CleanRoomsSchemaReadiness",
}


def test_each_custom_resource_has_a_function() -> None:
    app = build_app()
    types: set[str] = set()

    for name in ("Creator", "Agency"):
        stack = app.node.find_child(name)
        assert isinstance(stack, Stack)
        template = Template.from_stack(stack).to_json()
        types |= {resource["Type"] for resource in template["Resources"].values()}

    assert {name for name in types if name.startswith("Custom::")} == CUSTOM_RESOURCES
    assert "AWS::Lambda::Function" in types


def test_the_code_of_the_functions_is_in_the_cloud_assembly() -> None:
    assembly = build_app().synth()

    handlers = {stack.stack_name: handlers_in(assembly, stack) for stack in assembly.stacks}

    # A function for each custom resource.
    assert {name: len(code) for name, code in handlers.items()} == {"Creator": 6, "Agency": 3, "Broadcaster": 1}
    assert all("handler" in text for code in handlers.values() for text in code)


def handlers_in(assembly: cx_api.CloudAssembly, stack: cx_api.CloudFormationStackArtifact) -> list[str]:
    """The code of each function of a stack, as it would be uploaded."""
    manifest = json.loads(Path(assembly.directory, f"{stack.stack_name}.assets.json").read_text(encoding="utf-8"))
    folders = [
        Path(assembly.directory, asset["source"]["path"])
        for asset in manifest["files"].values()
        if asset["source"]["packaging"] == "zip"
    ]
    return [(folder / "index.js").read_text(encoding="utf-8") for folder in folders]
