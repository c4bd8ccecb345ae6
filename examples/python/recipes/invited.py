"""The invited company: it finds its invitation, declares what the partner brings, joins, and contributes a table."""

from aws_cdk import Environment, Stack
from aws_cdk.aws_s3 import BlockPublicAccess, Bucket
from cdk_cleanrooms import (
    AllowedAnalyses,
    AnalysisRule,
    Collaboration,
    ConfiguredTable,
    DeclaredPartner,
    DeclaredTable,
    Member,
    MemberAbility,
    MemberOptions,
    Membership,
    Payment,
    ResultOutput,
    TableSource,
)
from constructs import Construct

OWN_ACCOUNT = "222222222222"


class InvitedStack(Stack):
    def __init__(self, scope: Construct, construct_id: str, *, account: str = OWN_ACCOUNT) -> None:
        super().__init__(scope, construct_id, env=Environment(account=account, region="us-east-1"))

        collaboration = Collaboration.from_invitation(
            self,
            "Partner",
            collaboration_name="Campaign reach",
            creator_account_id="111111111111",
            # The terms of the invitation, as the console shows them. The membership and the table follow from them.
            creator=MemberOptions(display_name="Publisher"),
            members=[
                Member.account(
                    OWN_ACCOUNT,
                    display_name="Advertiser",
                    abilities=[MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
                    payment_responsibilities=[Payment.QUERY_COMPUTE],
                )
            ],
        )

        # What the publisher has agreed to bring. It creates nothing, and is checked together with the own table.
        DeclaredPartner(
            self,
            "Publisher",
            collaboration=collaboration,
            account_id="111111111111",
            tables=[
                DeclaredTable(
                    table_name="impressions",
                    allowed_columns=["user_id", "campaign_id", "seen_at"],
                    analysis_rule=AnalysisRule.custom(allowed_analyses=AllowedAnalyses.any_query_from(OWN_ACCOUNT)),
                    result_receivers=[OWN_ACCOUNT],
                )
            ],
        )

        results = Bucket(self, "Results", block_public_access=BlockPublicAccess.BLOCK_ALL, enforce_ssl=True)
        membership = Membership(
            self,
            "Membership",
            collaboration=collaboration,
            result_output=ResultOutput.s3(results, key_prefix="reach"),
        )

        conversions = ConfiguredTable(
            self,
            "Conversions",
            source=conversions_of(self),
            allowed_columns=["user_id", "converted_at"],
            analysis_rule=AnalysisRule.custom(allowed_analyses=AllowedAnalyses.any_query_from(OWN_ACCOUNT)),
        )
        membership.associate("ConversionsAssociation", table=conversions, association_name="conversions")


def conversions_of(scope: Construct) -> TableSource:
    """The existing table, by its names, with the place of its data."""
    return TableSource.glue_by_name(
        database_name="shop",
        table_name="conversions",
        bucket=Bucket.from_bucket_name(scope, "Lake", "advertiser-lake"),
        key_prefix="conversions",
    )
