"""Constructs with custom resources need only the package, which contains their handlers."""

import json
from pathlib import Path

import cdk_cleanrooms as cleanrooms
from aws_cdk import App, Environment, Stack, cx_api
from aws_cdk.assertions import Template

CREATOR = "111111111111"
AGENCY = "222222222222"
BROADCASTER = "333333333333"
CUSTOM_RESOURCES = {
    "Custom::CleanRoomsAnalysisTemplateValidation",
    "Custom::CleanRoomsChangeRequestApproval",
    "Custom::CleanRoomsCollaborationInvitation",
    "Custom::CleanRoomsCollaborationMember",
}


def creator_stack(app: App) -> Stack:
    """The creator asks its partner to agree to a third member, and lets the service validate a template."""
    stack = Stack(app, "Creator", env=Environment(account=CREATOR, region="us-east-1"))
    collaboration = cleanrooms.Collaboration(
        stack,
        "Panel",
        description="What viewers of the panel watch",
        creator=cleanrooms.MemberOptions(display_name="Panel"),
        members=[
            cleanrooms.Member.account(
                AGENCY,
                display_name="Agency",
                abilities=[cleanrooms.MemberAbility.QUERY, cleanrooms.MemberAbility.RECEIVE_RESULTS],
            )
        ],
    )
    cleanrooms.CollaborationMember(
        stack,
        "Broadcaster",
        collaboration=collaboration,
        account_id=BROADCASTER,
        display_name="Broadcaster",
    )
    template = cleanrooms.AnalysisTemplate(
        stack,
        "ViewersByRegion",
        membership=cleanrooms.Membership(stack, "Membership", collaboration=collaboration),
        source=cleanrooms.AnalysisSource.sql("SELECT region, COUNT(viewer_id) AS viewers FROM viewers GROUP BY region"),
    )
    cleanrooms.AnalysisTemplateValidation(stack, "Validation", analysis_template=template)
    return stack


def agency_stack(app: App) -> Stack:
    """The partner finds its invitation, joins, and agrees to the third member."""
    stack = Stack(app, "Agency", env=Environment(account=AGENCY, region="us-east-1"))
    collaboration = cleanrooms.Collaboration.from_invitation(
        stack, "Panel", collaboration_name="Panel", creator_account_id=CREATOR
    )
    membership = cleanrooms.Membership(stack, "Membership", collaboration=collaboration)
    approval = cleanrooms.ChangeRequestApproval(
        stack,
        "Approval",
        collaboration=collaboration,
        change=cleanrooms.ApprovedChange.for_member(BROADCASTER),
    )
    approval.node.add_dependency(membership)
    return stack


def test_each_custom_resource_has_a_function() -> None:
    app = App()
    types: set[str] = set()

    for stack in (creator_stack(app), agency_stack(app)):
        template = Template.from_stack(stack).to_json()
        types |= {resource["Type"] for resource in template["Resources"].values()}

    assert {name for name in types if name.startswith("Custom::")} == CUSTOM_RESOURCES
    assert "AWS::Lambda::Function" in types


def test_the_code_of_the_functions_is_in_the_cloud_assembly() -> None:
    app = App()
    creator_stack(app)
    agency_stack(app)

    assembly = app.synth()

    for stack in assembly.stacks:
        code = handlers_in(assembly, stack)
        assert len(code) >= 2
        assert all("handler" in text for text in code)


def handlers_in(assembly: cx_api.CloudAssembly, stack: cx_api.CloudFormationStackArtifact) -> list[str]:
    """The code of each function of a stack, as it would be uploaded."""
    manifest = json.loads(Path(assembly.directory, f"{stack.stack_name}.assets.json").read_text(encoding="utf-8"))
    folders = [
        Path(assembly.directory, asset["source"]["path"])
        for asset in manifest["files"].values()
        if asset["source"]["packaging"] == "zip"
    ]
    return [(folder / "index.js").read_text(encoding="utf-8") for folder in folders]
