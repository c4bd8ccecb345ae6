"""A table that an AWS Glue crawler creates."""

from aws_cdk import Environment, Stack
from aws_cdk.aws_glue import CfnCrawler, Database
from aws_cdk.aws_iam import ManagedPolicy, Role, ServicePrincipal
from aws_cdk.aws_s3 import BlockPublicAccess, Bucket
from cdk_cleanrooms import ConfiguredTable, TableSource
from constructs import Construct


class LakeStack(Stack):
    """The data and the crawler, which creates the table `impressions` when it runs."""

    def __init__(self, scope: Construct, construct_id: str, *, env: Environment) -> None:
        super().__init__(scope, construct_id, env=env)

        self.lake = Bucket(self, "Lake", block_public_access=BlockPublicAccess.BLOCK_ALL, enforce_ssl=True)
        role = Role(
            self,
            "CrawlerRole",
            assumed_by=ServicePrincipal("glue.amazonaws.com"),
            managed_policies=[ManagedPolicy.from_aws_managed_policy_name("service-role/AWSGlueServiceRole")],
        )
        self.lake.grant_read(role, "impressions/*")
        database = Database(self, "Ads", database_name="ads")
        CfnCrawler(
            self,
            "Crawler",
            name="impressions",
            role=role.role_arn,
            database_name=database.database_name,
            targets=CfnCrawler.TargetsProperty(
                s3_targets=[CfnCrawler.S3TargetProperty(path=self.lake.s3_url_for_object("impressions"))]
            ),
        )


class CleanRoomStack(Stack):
    """Deployed after the first run of the crawler, because Clean Rooms reads the table when it is configured."""

    def __init__(self, scope: Construct, construct_id: str, *, env: Environment, lake: Bucket) -> None:
        super().__init__(scope, construct_id, env=env)

        ConfiguredTable(
            self,
            "Impressions",
            source=TableSource.glue_by_name(
                database_name="ads", table_name="impressions", bucket=lake, key_prefix="impressions"
            ),
            allowed_columns=["user_id", "campaign_id", "seen_at"],
        )
