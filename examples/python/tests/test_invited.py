"""The invited side: what was agreed on is stated once, and the template follows from it without a warning."""

from aws_cdk import Stack
from aws_cdk.assertions import Annotations, Match, Template

from invited.app import build_app

PUBLISHER = "111111111111"
RETAILER = "222222222222"


def retailer_stack() -> Stack:
    stack = build_app().node.find_child("Retailer")
    assert isinstance(stack, Stack)
    return stack


def test_nothing_is_reported() -> None:
    annotations = Annotations.from_stack(retailer_stack())

    assert annotations.find_warning("*", Match.any_value()) == []
    assert annotations.find_info("*", Match.any_value()) == []
    assert annotations.find_error("*", Match.any_value()) == []


def test_the_retailer_pays_and_receives() -> None:
    template = Template.from_stack(retailer_stack())

    template.has_resource_properties(
        "AWS::CleanRooms::Membership", {"PaymentConfiguration": {"QueryCompute": {"IsResponsible": True}}}
    )
    template.has_resource_properties(
        "AWS::CleanRooms::ConfiguredTableAssociation",
        {
            "ConfiguredTableAssociationAnalysisRules": [
                {"Type": "CUSTOM", "Policy": {"V1": {"Custom": {"AllowedResultReceivers": [RETAILER]}}}}
            ]
        },
    )
