from pathlib import Path

import cdk_cleanrooms as cleanrooms
from aws_cdk import Environment, RemovalPolicy, Stack
from aws_cdk import aws_glue as glue
from aws_cdk import aws_s3 as s3
from constructs import Construct

from .advertising_log import impressions_table

# The only analysis that both companies have agreed on. Apps in all languages use it.
REACH_BY_CATEGORY = Path(__file__).parents[2] / "campaign-reach" / "reach-by-category.sql"


class PublisherStack(Stack):
    """The publisher creates the collaboration, and shares impressions under differential privacy."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        advertiser_account: str,
        advertiser_membership_arn: str | None = None,
        env: Environment,
    ) -> None:
        """
        :param advertiser_account: the account of the advertiser
        :param advertiser_membership_arn: the ARN of the advertiser's membership, once the advertiser has joined; until
            then, the role of the table is bound to the account of the advertiser
        """
        super().__init__(scope, construct_id, env=env)

        self.collaboration = cleanrooms.Collaboration(
            self,
            "CampaignReach",
            description="How many customers of the advertiser saw the spring campaign",
            creator=cleanrooms.MemberOptions(display_name="Publisher"),
            members=[
                cleanrooms.Member.account(
                    advertiser_account,
                    display_name="Advertiser",
                    abilities=[cleanrooms.MemberAbility.QUERY, cleanrooms.MemberAbility.RECEIVE_RESULTS],
                    payment_responsibilities=[cleanrooms.Payment.QUERY_COMPUTE],
                )
            ],
        )
        membership = cleanrooms.Membership(self, "Membership", collaboration=self.collaboration)

        self.reach_by_category = cleanrooms.AnalysisTemplate(
            self,
            "ReachByCategory",
            analysis_template_name="reach_by_category",
            description="Buyers among the people who saw a campaign, by category of the advertisement",
            membership=membership,
            source=cleanrooms.AnalysisSource.sql_file(str(REACH_BY_CATEGORY)),
            parameters=[
                cleanrooms.AnalysisParameter.integer("campaign"),
                cleanrooms.AnalysisParameter.integer("converted_since"),
            ],
        )

        impressions = cleanrooms.ConfiguredTable(
            self,
            "Impressions",
            source=cleanrooms.TableSource.glue(self._impressions_log()),
            allowed_columns=["uid", "campaign", "cat1"],
            analysis_rule=cleanrooms.AnalysisRule.custom(
                allowed_analyses=cleanrooms.AllowedAnalyses.templates(self.reach_by_category),
                output_protection=cleanrooms.OutputProtection.differential_privacy("uid"),
            ),
        )
        partners = (
            [cleanrooms.Membership.from_membership_arn(self, "AdvertiserMembership", advertiser_membership_arn)]
            if advertiser_membership_arn
            else []
        )
        membership.associate(
            "ImpressionsAssociation", table=impressions, association_name="impressions", partner_memberships=partners
        )
        membership.add_privacy_budget(
            "Budget", cleanrooms.PrivacyBudget.differential_privacy(epsilon=3, users_noise_per_query=30)
        )

    def _impressions_log(self) -> glue.S3Table:
        lake = s3.Bucket(
            self,
            "Lake",
            encryption=s3.BucketEncryption.KMS,
            block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
            enforce_ssl=True,
        )
        ads = glue.Database(self, "Ads", database_name="ads", removal_policy=RemovalPolicy.DESTROY)
        return impressions_table(self, ads, lake)
