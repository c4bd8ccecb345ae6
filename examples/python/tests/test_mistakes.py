"""How a mistake is reported in Python, and how to acknowledge it."""

import cdk_cleanrooms as cleanrooms
import pytest
from aws_cdk import Acknowledgment, App, Environment, Stack, Validations
from aws_cdk import aws_cleanrooms as l1
from aws_cdk import aws_s3 as s3

ADVERTISER = "222222222222"

NO_BUDGET = """\
Validation failed with the following errors:
  [Publisher/Impressions] "Impressions" uses differential privacy, but the membership "Publisher/Membership" \
has no budget for it
    why: a table that uses differential privacy can be queried only after a privacy budget is created
    fix: create one with membership.add_privacy_budget("Budget", PrivacyBudget.differential_privacy(…))
    error CleanRooms::DifferentialPrivacyHasBudget, see \
https://docs.aws.amazon.com/clean-rooms/latest/userguide/dp-settings.html"""

TWO_RUNNERS = """\
Validation failed with the following errors:
  [Publisher/Ads] 2 members of "Ads" can query: 111111111111 ("Publisher"), 222222222222 ("Advertiser")
    why: a collaboration has one member who can query, and this member cannot be changed after creation
    fix: assign MemberAbility.QUERY to only one of them; MemberAbility.RECEIVE_RESULTS is sufficient to receive results
    error CleanRooms::SingleQueryRunner, see \
https://docs.aws.amazon.com/clean-rooms/latest/userguide/glossary.html"""


def publisher_stack(*, user_column: str = "user_id", with_budget: bool = True) -> Stack:
    """The publisher's stack in a clean room of two companies, with the mistakes that a test asks for."""
    app = App(context={"@aws-cdk/core:defaultCrossStackReferences": "weak"})
    stack = Stack(app, "Publisher", env=Environment(account="111111111111", region="us-east-1"))
    collaboration = cleanrooms.Collaboration(
        stack,
        "Ads",
        description="Reach of the spring campaign",
        creator=cleanrooms.MemberOptions(display_name="Publisher"),
        members=[
            cleanrooms.Member.account(
                ADVERTISER,
                display_name="Advertiser",
                abilities=[cleanrooms.MemberAbility.QUERY, cleanrooms.MemberAbility.RECEIVE_RESULTS],
                payment_responsibilities=[cleanrooms.Payment.QUERY_COMPUTE],
            )
        ],
    )
    membership = cleanrooms.Membership(stack, "Membership", collaboration=collaboration)
    impressions = cleanrooms.ConfiguredTable(
        stack,
        "Impressions",
        source=cleanrooms.TableSource.glue_by_name(
            database_name="ads",
            table_name="impressions",
            bucket=s3.Bucket.from_bucket_name(stack, "Lake", "publisher-lake"),
            key_prefix="impressions",
        ),
        allowed_columns=["user_id", "seen_at"],
        analysis_rule=cleanrooms.AnalysisRule.custom(
            allowed_analyses=cleanrooms.AllowedAnalyses.any_query_from(ADVERTISER),
            output_protection=cleanrooms.OutputProtection.differential_privacy(user_column),
        ),
    )
    membership.associate("Association", table=impressions, association_name="impressions")
    if with_budget:
        budget = cleanrooms.PrivacyBudget.differential_privacy(epsilon=3, users_noise_per_query=30)
        membership.add_privacy_budget("Budget", budget)

    advertiser = Stack(app, "Advertiser", env=Environment(account=ADVERTISER, region="us-east-1"))
    cleanrooms.Membership(advertiser, "Membership", collaboration=collaboration)
    return stack


def synthesize(stack: Stack) -> list[str]:
    """The findings that the app of a stack reports, except errors."""
    app = stack.node.root
    assert isinstance(app, App)
    return [str(message.entry.data) for artifact in app.synth().stacks for message in artifact.messages]


def test_a_clean_room_without_a_mistake_is_told_nothing() -> None:
    assert synthesize(publisher_stack()) == []


def test_a_violation_raises_the_whole_message() -> None:
    with pytest.raises(RuntimeError) as raised:
        synthesize(publisher_stack(with_budget=False))

    assert str(raised.value) == f"ValidationFailedWithErrors: {NO_BUDGET}"


def test_all_violations_are_raised_at_once() -> None:
    with pytest.raises(RuntimeError) as raised:
        synthesize(publisher_stack(with_budget=False, user_column="user"))

    assert "error CleanRooms::DifferentialPrivacyHasBudget" in str(raised.value)
    assert "error CleanRooms::RuleColumnsAreAllowed" in str(raised.value)


def test_an_acknowledged_violation_is_told_as_information() -> None:
    stack = publisher_stack(with_budget=False)
    Validations.of(stack).acknowledge(
        Acknowledgment(id="CleanRooms::DifferentialPrivacyHasBudget", reason="the budget exists already")
    )

    assert synthesize(stack) == [
        'acknowledged CleanRooms::DifferentialPrivacyHasBudget: "Impressions" uses differential privacy, but the '
        'membership "Publisher/Membership" has no budget for it (reason: the budget exists already)'
    ]


def test_input_that_contradicts_itself_raises_at_once() -> None:
    with pytest.raises(RuntimeError) as raised:
        cleanrooms.AnalysisSource.sql_file("/no/such/query.sql")

    lines = str(raised.value).splitlines()
    assert lines[0].startswith('InputError: AnalysisSource.sql_file("/no/such/query.sql"): the file cannot be read')
    assert [line.split(":")[0] for line in lines[1:]] == ["    why", "    fix"]


def test_a_value_of_the_wrong_type_is_told_by_the_type_checker_and_at_once() -> None:
    with pytest.raises(TypeError, match="type of argument abilities must be"):
        cleanrooms.Member.account(
            ADVERTISER,
            display_name="Advertiser",
            abilities=["CAN_QUERY"],  # type: ignore[list-item]
        )


def test_a_required_argument_that_is_missing_is_told_by_the_type_checker_and_at_once() -> None:
    with pytest.raises(TypeError, match="users_noise_per_query"):
        cleanrooms.PrivacyBudget.differential_privacy(epsilon=3)  # type: ignore[call-arg]


def stack_of_l1s() -> Stack:
    """Two members who can query, in an app that uses nothing of this library but its checks."""
    stack = Stack(App(), "Publisher", env=Environment(account="111111111111", region="us-east-1"))
    l1.CfnCollaboration(
        stack,
        "Ads",
        name="Ads",
        description="Reach of the spring campaign",
        creator_display_name="Publisher",
        creator_member_abilities=["CAN_QUERY"],
        query_log_status="ENABLED",
        members=[
            l1.CfnCollaboration.MemberSpecificationProperty(
                account_id=ADVERTISER,
                display_name="Advertiser",
                member_abilities=["CAN_QUERY", "CAN_RECEIVE_RESULTS"],
            )
        ],
    )
    return stack


def test_l1s_raise_the_whole_message() -> None:
    stack = stack_of_l1s()
    cleanrooms.CleanRoomsChecks.add_to(stack)

    with pytest.raises(RuntimeError) as raised:
        synthesize(stack)

    assert str(raised.value) == f"ValidationFailedWithErrors: {TWO_RUNNERS}"


def test_without_the_checks_l1s_are_not_checked() -> None:
    assert synthesize(stack_of_l1s()) == []
