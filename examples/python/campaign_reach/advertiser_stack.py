import cdk_cleanrooms as cleanrooms
from aws_cdk import Environment, RemovalPolicy, Stack
from aws_cdk import aws_glue as glue
from aws_cdk import aws_s3 as s3
from constructs import Construct

from .advertising_log import conversions_table


class AdvertiserStack(Stack):
    """The advertiser joins, queries, receives the results, pays, and shares its conversions."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        collaboration: cleanrooms.ICollaboration,
        reach_by_category: cleanrooms.IAnalysisTemplate,
        env: Environment,
    ) -> None:
        """
        :param reach_by_category: the one analysis that both parties have agreed on
        """
        super().__init__(scope, construct_id, env=env)

        membership = cleanrooms.Membership(
            self,
            "Membership",
            collaboration=collaboration,
            result_output=cleanrooms.ResultOutput.s3(self._encrypted_bucket("Results"), key_prefix="reach"),
        )

        conversions = cleanrooms.ConfiguredTable(
            self,
            "Conversions",
            source=cleanrooms.TableSource.glue(self._conversions_log()),
            allowed_columns=["uid", "conversion_id", "conversion_timestamp"],
            analysis_rule=cleanrooms.AnalysisRule.custom(
                allowed_analyses=cleanrooms.AllowedAnalyses.templates(reach_by_category)
            ),
        )
        membership.associate("ConversionsAssociation", table=conversions, association_name="conversions")

    def _conversions_log(self) -> glue.S3Table:
        shop = glue.Database(self, "Shop", database_name="shop", removal_policy=RemovalPolicy.DESTROY)
        return conversions_table(self, shop, self._encrypted_bucket("Lake"))

    def _encrypted_bucket(self, construct_id: str) -> s3.Bucket:
        return s3.Bucket(
            self,
            construct_id,
            encryption=s3.BucketEncryption.KMS,
            block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
            enforce_ssl=True,
        )
