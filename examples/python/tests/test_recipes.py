"""The recipes of the documentation."""

from pathlib import Path
from typing import Any

import cdk_cleanrooms as cleanrooms
import pytest
from aws_cdk import App, Environment, Stack
from aws_cdk.assertions import Template
from aws_cdk.aws_cleanrooms import CfnCollaboration, CfnConfiguredTable, CfnMembership
from aws_cdk.aws_lambda import Code
from constructs import Construct

from recipes import test_invited
from recipes.crawler_table import CleanRoomStack, LakeStack
from recipes.invited import InvitedStack
from recipes.nag import acknowledge_logs, add_nag
from recipes.operations import configure
from recipes.organization_requirements import accept_small_groups, add_requirements
from recipes.plain_l1s import keep_membership, log_memberships, protect
from recipes.privacy_baseline import PublisherStack
from recipes.privacy_baseline import new_app as new_strict_app
from recipes.programs import add_reach
from recipes.reviewed_queries import only_reviewed
from recipes.second_deployment import associate as associate_after_joining
from recipes.security_team_role import RolesStack, associate, impressions_of
from recipes.two_environments import add_environments

PUBLISHER = Environment(account="111111111111", region="us-east-1")
ADVERTISER = "222222222222"
AN_ID = "a1b2c3d4-5678-90ab-cdef-000000000005"

STORES_ARE_LISTED = """\
Other/Stores: a list analysis rule allows queries that return a row for each person in the overlap
    why: minimum_group_size of PrivacyBaseline.strict is 100
    fix: use AnalysisRule.aggregation(…), or allow reviewed queries with AllowedAnalyses.templates(…) of \
AnalysisRule.custom; or add this path with PrivacyRequirement.MINIMUM_GROUP_SIZE and the reason to exceptions of \
PrivacyBaseline.strict"""


def new_app(**context: Any) -> App:
    return App(context={"@aws-cdk/core:defaultCrossStackReferences": "weak", **context})


def messages_of(app: App) -> list[str]:
    assembly = app.synth()
    stages = [assembly, *(nested.nested_assembly for nested in assembly.nested_assemblies)]
    return [str(message.entry.data) for stage in stages for stack in stage.stacks for message in stack.messages]


def publisher(app: App) -> tuple[Stack, cleanrooms.Membership, cleanrooms.ConfiguredTable]:
    """The publisher's half of a clean room, with a table that a recipe associates."""
    stack = Stack(app, "Publisher", env=PUBLISHER)
    abilities = [cleanrooms.MemberAbility.QUERY, cleanrooms.MemberAbility.RECEIVE_RESULTS]
    collaboration = cleanrooms.Collaboration(
        stack,
        "CampaignReach",
        description="Reach of the spring campaign",
        creator=cleanrooms.MemberOptions(display_name="Publisher"),
        members=[cleanrooms.Member.account(ADVERTISER, display_name="Advertiser", abilities=abilities)],
    )
    table = cleanrooms.ConfiguredTable(
        stack,
        "Impressions",
        source=impressions_of(stack),
        allowed_columns=["user_id", "segment"],
        analysis_rule=cleanrooms.AnalysisRule.list(join_columns=["user_id"], list_columns=["segment"]),
    )
    cleanrooms.DeclaredPartner(
        stack,
        "DeclaredAdvertiser",
        collaboration=collaboration,
        account_id=ADVERTISER,
        tables=[
            cleanrooms.DeclaredTable(
                table_name="customers",
                allowed_columns=["user_id", "segment"],
                analysis_rule=cleanrooms.AnalysisRule.list(join_columns=["user_id"], list_columns=["segment"]),
                result_receivers=[ADVERTISER],
            )
        ],
    )
    return stack, cleanrooms.Membership(stack, "Membership", collaboration=collaboration), table


def test_i_was_invited() -> None:
    app = new_app()
    stack = InvitedStack(app, "Invited")

    assert messages_of(app) == []
    Template.from_stack(stack).has_resource_properties(
        "AWS::CleanRooms::Membership", {"PaymentConfiguration": {"QueryCompute": {"IsResponsible": True}}}
    )


def test_a_crawlers_table() -> None:
    app = new_app()
    CleanRoomStack(app, "CleanRoom", env=PUBLISHER, lake=LakeStack(app, "Lake", env=PUBLISHER).lake)

    assert messages_of(app) == []


def test_the_security_teams_role() -> None:
    app = new_app()
    roles = RolesStack(app, "Roles", env=PUBLISHER)
    stack, membership, table = publisher(app)
    associate(membership, table, roles.read_impressions)

    assert messages_of(app) == []
    Template.from_stack(stack).resource_count_is("AWS::IAM::Role", 0)


def test_two_environments() -> None:
    app = new_app()
    add_environments(app)

    assert messages_of(app) == []


def test_privacy_requirements() -> None:
    app = new_strict_app()
    PublisherStack(app, "Publisher", env=PUBLISHER)

    [exception] = messages_of(app)
    assert exception.startswith("Publisher/Stores: a list analysis rule")
    assert exception.endswith("PrivacyRequirement.MINIMUM_GROUP_SIZE: the table contains stores and no persons")


def test_what_is_weaker_than_the_privacy_requirements_is_refused() -> None:
    with pytest.raises(RuntimeError) as raised:
        PublisherStack(new_strict_app(), "Other")

    assert str(raised.value) == STORES_ARE_LISTED


@pytest.mark.parametrize("revision", [None, "2"])
def test_the_second_deployment(revision: str | None) -> None:
    app = new_app() if revision is None else new_app(partnerRevision=revision)
    stack, membership, table = publisher(app)
    collaboration = stack.node.find_child("CampaignReach")
    assert isinstance(collaboration, cleanrooms.Collaboration)
    associate_after_joining(collaboration, membership, table)

    assert messages_of(app) == []
    template = Template.from_stack(stack)
    (found,) = template.find_resources("Custom::CleanRoomsPartnerMembership").items()
    assert found[1]["Properties"].get("Revision") == revision
    assert f"{{'Fn::GetAtt': ['{found[0]}', 'MembershipArn']}}" in str(template.to_json())


@pytest.mark.parametrize(
    ("sql", "stops"),
    [
        ("SELECT segment, COUNT(DISTINCT user_id) AS people FROM impressions GROUP BY segment", False),
        ("SELECT user_id, segment FROM impressions", True),
    ],
)
def test_a_query_stays_as_it_was_reviewed(sql: str, stops: bool) -> None:
    app = new_app()
    stack, membership, _ = publisher(app)
    people = cleanrooms.AnalysisTemplate(
        stack, "People", membership=membership, source=cleanrooms.AnalysisSource.sql(sql)
    )
    table = cleanrooms.ConfiguredTable(
        stack,
        "Reviewed",
        source=impressions_of(Construct(stack, "Reviewed lake")),
        allowed_columns=["user_id", "segment"],
        analysis_rule=only_reviewed(people),
    )
    membership.associate("ImpressionsAssociation", table=table, association_name="impressions")

    assert ("CleanRooms::AllowedTemplateIsAsReviewed" in synthesis_of(app)) == stops


def test_the_requirements_of_an_organization() -> None:
    app = new_app()
    add_requirements(app)
    publisher(app)
    assert messages_of(app) == []

    stack = Stack(app, "Cities", env=PUBLISHER)
    cleanrooms.ConfiguredTable(
        stack,
        "Cities",
        source=impressions_of(stack),
        allowed_columns=["user_id", "segment"],
        analysis_rule=cleanrooms.AnalysisRule.aggregation(
            aggregates=[cleanrooms.Aggregate.count_distinct("user_id")],
            dimension_columns=["segment"],
            output_constraints=[cleanrooms.OutputConstraint.count_distinct("user_id", 2)],
        ),
    )
    assert "CleanRooms::GroupsAreLargeEnough" in synthesis_of(app)

    accept_small_groups(stack)

    assert synthesis_of(app) == ""


def test_wrong_requirements_are_refused_with_the_names_of_python() -> None:
    with pytest.raises(RuntimeError, match="maximum_epsilon is 0"):
        cleanrooms.CleanRoomsChecks.add_to(new_app(), maximum_epsilon=0)


def test_cdk_nag() -> None:
    app = new_app()
    stack = InvitedStack(app, "Invited")
    add_nag(app)
    assert "AwsSolutions-S1" in synthesis_of(app)

    acknowledge_logs(stack)

    assert synthesis_of(app) == ""


def test_a_changed_template_fails_the_unit_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(test_invited, "SNAPSHOT", tmp_path / "template.json")
    test_invited.test_the_template_is_as_it_was_reviewed()
    test_invited.SNAPSHOT.write_text("{}", encoding="utf-8")

    with pytest.raises(AssertionError):
        test_invited.test_the_template_is_as_it_was_reviewed()


def synthesis_of(app: App) -> str:
    """The message of a synthesis that fails; empty if it does not."""
    try:
        app.synth(force=True)
    except RuntimeError as error:
        return str(error)
    return ""


def test_programs() -> None:
    app = new_app()
    stack, membership, _ = publisher(app)
    reach = cleanrooms.AnalysisTemplate.from_analysis_template_attributes(
        stack, "Template", membership=membership, analysis_template_id=AN_ID
    )
    add_reach(stack, membership, reach, Code.from_inline("exports.handler = async () => {};"))

    assert messages_of(app) == []
    template = Template.from_stack(stack)
    template.has_resource_properties("AWS::CloudWatch::Alarm", {"MetricName": "TriggeredRules"})
    policies = str(template.find_resources("AWS::IAM::Policy"))
    assert f"/analysistemplate/{AN_ID}" in policies
    assert "/analysistemplate/*" not in policies


@pytest.mark.parametrize(("apply", "logs"), [(log_memberships, "DISABLED"), (protect, "ENABLED")])
def test_plain_l1s(apply: Any, logs: str) -> None:
    app = new_app()
    stack = Stack(app, "Publisher", env=PUBLISHER)
    room = collaboration_l1(stack)
    CfnMembership(
        stack, "Membership", collaboration_identifier=room.attr_collaboration_identifier, query_log_status="DISABLED"
    )
    custom = CfnConfiguredTable.AnalysisRuleCustomProperty(
        allowed_analyses=["ANY_QUERY"], allowed_analysis_providers=[ADVERTISER]
    )
    policy = CfnConfiguredTable.ConfiguredTableAnalysisRulePolicyProperty(
        v1=CfnConfiguredTable.ConfiguredTableAnalysisRulePolicyV1Property(custom=custom)
    )
    sales = CfnConfiguredTable(
        stack,
        "Sales",
        name="sales",
        analysis_method="DIRECT_QUERY",
        allowed_columns=["user_id", "city"],
        table_reference=CfnConfiguredTable.TableReferenceProperty(
            glue=CfnConfiguredTable.GlueTableReferenceProperty(database_name="shop", table_name="sales")
        ),
        analysis_rules=[CfnConfiguredTable.AnalysisRuleProperty(type="CUSTOM", policy=policy)],
    )
    if apply is protect:
        protect(app, sales)
    else:
        apply(app)

    template = Template.from_stack(stack)
    template.has_resource_properties("AWS::CleanRooms::Collaboration", {"QueryLogStatus": logs})
    template.has_resource_properties("AWS::CleanRooms::Membership", {"QueryLogStatus": "ENABLED"})
    assert ("DifferentialPrivacy" in str(template.find_resources("AWS::CleanRooms::ConfiguredTable"))) == (
        apply is protect
    )


def test_a_construct_has_the_logical_id_of_the_l1_that_it_replaces() -> None:
    stack = Stack(new_app(), "Publisher", env=PUBLISHER)
    keep_membership(stack, collaboration_l1(stack))

    assert list(Template.from_stack(stack).find_resources("AWS::CleanRooms::Membership")) == ["Membership"]


def test_operations() -> None:
    # What a lookup finds in the account. Without it, the CDK takes IDs that no service has.
    key = "vpc-provider:account=111111111111:filter.tag:Name=internal:region=us-east-1:returnAsymmetricSubnets=true"
    subnets = [
        {
            "subnetId": f"subnet-{zone}",
            "cidr": f"10.0.{i}.0/24",
            "availabilityZone": f"us-east-1{zone}",
            "routeTableId": "rtb-1",
        }
        for i, zone in enumerate("ab")
    ]
    network = {
        "vpcId": "vpc-0a1b2c3d4e5f60718",
        "vpcCidrBlock": "10.0.0.0/16",
        "availabilityZones": [],
        "subnetGroups": [{"name": "Private", "type": "Private", "subnets": subnets}],
    }
    app = new_app(**{key: network})
    stack, _, _ = publisher(app)
    configure(stack)
    collaboration = stack.node.find_child("CampaignReach")
    assert isinstance(collaboration, cleanrooms.Collaboration)
    cleanrooms.PartnerMembership(stack, "Found", collaboration=collaboration, account_id=ADVERTISER)

    assert messages_of(app) == []
    Template.from_stack(stack).has_resource_properties(
        "AWS::Lambda::Function",
        {"ReservedConcurrentExecutions": 2, "Tags": [{"Key": "Team", "Value": "Data"}]},
    )


def collaboration_l1(stack: Stack) -> CfnCollaboration:
    return CfnCollaboration(
        stack,
        "Ads",
        name="Ads",
        description="Reach of the spring campaign",
        creator_display_name="Publisher",
        creator_member_abilities=["CAN_QUERY", "CAN_RECEIVE_RESULTS"],
        query_log_status="DISABLED",
    )
