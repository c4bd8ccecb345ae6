"""How to test a clean room: create the stacks, and check the relevant properties of their templates."""

from pathlib import Path

import cdk_cleanrooms as cleanrooms
from aws_cdk import App, Environment
from aws_cdk.assertions import Capture, Match, Template

from campaign_reach.publisher_stack import PublisherStack

PUBLISHER = "111111111111"
ADVERTISER = "222222222222"
ADVERTISER_MEMBERSHIP = "arn:aws:cleanrooms:us-east-1:222222222222:membership/6e6b6c9a-4bb5-4f0e-9d5c-4d1c1f1f9a11"


def publisher_template(advertiser_membership_arn: str | None = None) -> Template:
    stack = PublisherStack(
        App(),
        "Publisher",
        advertiser_account=ADVERTISER,
        advertiser_membership_arn=advertiser_membership_arn,
        env=Environment(account=PUBLISHER, region="us-east-1"),
    )
    return Template.from_stack(stack)


def test_only_the_advertiser_queries_and_pays() -> None:
    publisher_template().has_resource_properties(
        "AWS::CleanRooms::Collaboration",
        {
            "CreatorMemberAbilities": [],
            "Members": [
                {
                    "AccountId": ADVERTISER,
                    "DisplayName": "Advertiser",
                    "MemberAbilities": ["CAN_QUERY", "CAN_RECEIVE_RESULTS"],
                    "PaymentConfiguration": {"QueryCompute": {"IsResponsible": True}},
                }
            ],
        },
    )


def test_people_are_protected_by_differential_privacy() -> None:
    protection = Capture()
    publisher_template().has_resource_properties(
        "AWS::CleanRooms::ConfiguredTable",
        {"AnalysisRules": [{"Policy": {"V1": {"Custom": Match.object_like({"DifferentialPrivacy": protection})}}}]},
    )

    assert protection.as_object() == {"Columns": [{"Name": "uid"}]}


def test_the_role_is_bound_to_the_membership_of_the_advertiser_once_that_has_joined() -> None:
    before = publisher_template().find_resources("AWS::IAM::Role")
    after = publisher_template(ADVERTISER_MEMBERSHIP).find_resources("AWS::IAM::Role")

    assert ADVERTISER_MEMBERSHIP not in str(before)
    assert ADVERTISER_MEMBERSHIP in str(after)


def test_the_privacy_report_is_written_at_synthesis(tmp_path: Path) -> None:
    app = App(context={"@aws-cdk/core:defaultCrossStackReferences": "weak"})
    publisher = PublisherStack(
        app, "Publisher", advertiser_account=ADVERTISER, env=Environment(account=PUBLISHER, region="us-east-1")
    )
    cleanrooms.PrivacyReport.write_at_synthesis(app, folder=str(tmp_path))

    app.synth()

    [page] = tmp_path.iterdir()
    assert page.name == "Publisher-CampaignReach.md"
    assert page.read_text() == cleanrooms.PrivacyReport.of(publisher.collaboration).markdown
