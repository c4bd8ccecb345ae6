import cdk_cleanrooms as cleanrooms
from aws_cdk import Environment, Stack
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_s3 as s3
from constructs import Construct


class RetailerStack(Stack):
    """The retailer joins the collaboration of a publisher, with a table, a role and a bucket that exist already."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        publisher_account: str,
        reader_role_arn: str,
        results_key_arn: str,
        env: Environment,
    ) -> None:
        """
        :param publisher_account: the account of the publisher, who has created the collaboration
        :param reader_role_arn: the role of the security team, with which Clean Rooms reads the purchases
        :param results_key_arn: the key that encrypts the bucket for results
        """
        super().__init__(scope, construct_id, env=env)

        # What both companies have agreed on: payments, receivers and trust policies are derived from it, and checked.
        collaboration = cleanrooms.Collaboration.from_invitation(
            self,
            "SpringCampaign",
            collaboration_name="Spring campaign",
            creator_account_id=publisher_account,
            creator=cleanrooms.MemberOptions(display_name="Publisher"),
            members=[
                cleanrooms.Member.account(
                    self.account,
                    display_name="Retailer",
                    abilities=[cleanrooms.MemberAbility.QUERY, cleanrooms.MemberAbility.RECEIVE_RESULTS],
                    payment_responsibilities=[cleanrooms.Payment.QUERY_COMPUTE],
                )
            ],
            query_logging=True,
        )

        # What the publisher is expected to bring. It creates nothing, and the rules check it against the own side.
        cleanrooms.DeclaredPartner(
            self,
            "Publisher",
            collaboration=collaboration,
            account_id=publisher_account,
            tables=[
                cleanrooms.DeclaredTable(
                    table_name="impressions",
                    allowed_columns=["customer_id", "campaign", "seen_at"],
                    analysis_rule=cleanrooms.AnalysisRule.custom(
                        allowed_analyses=cleanrooms.AllowedAnalyses.any_query_from(self.account)
                    ),
                    result_receivers=[self.account],
                )
            ],
        )

        results = s3.Bucket.from_bucket_attributes(
            self,
            "Results",
            bucket_name="retailer-clean-room-results",
            encryption_key=kms.Key.from_key_arn(self, "ResultsKey", results_key_arn),
        )
        membership = cleanrooms.Membership(
            self,
            "Membership",
            collaboration=collaboration,
            result_output=cleanrooms.ResultOutput.s3(results, key_prefix="spring-campaign"),
        )

        # A crawler keeps the table `retail.purchases` in the Data Catalog.
        purchases = cleanrooms.ConfiguredTable(
            self,
            "Purchases",
            configured_table_name="purchases",
            source=cleanrooms.TableSource.glue_by_name(database_name="retail", table_name="purchases"),
            allowed_columns=["customer_id", "category", "purchased_at"],
            analysis_rule=cleanrooms.AnalysisRule.custom(
                allowed_analyses=cleanrooms.AllowedAnalyses.any_query_from(self.account)
            ),
        )
        membership.associate(
            "PurchasesAssociation",
            table=purchases,
            role=iam.Role.from_role_arn(self, "Reader", reader_role_arn),
        )
