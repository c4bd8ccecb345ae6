"""Privacy requirements of a company for a whole app."""

from aws_cdk import App, Environment, Stack
from aws_cdk.aws_s3 import Bucket
from cdk_cleanrooms import (
    Aggregate,
    AnalysisRule,
    ConfiguredTable,
    OutputConstraint,
    PrivacyBaseline,
    PrivacyException,
    PrivacyRequirement,
    TableSource,
)
from constructs import Construct


def new_app() -> App:
    """An app in which everything satisfies the requirements of the company, but for the exceptions with a reason."""
    return App(
        property_injectors=PrivacyBaseline.strict(
            minimum_group_size=100,
            exceptions=[
                PrivacyException(
                    path="Publisher/Stores",
                    requirement=PrivacyRequirement.MINIMUM_GROUP_SIZE,
                    reason="the table contains stores and no persons",
                )
            ],
        )
    )


class PublisherStack(Stack):
    """The tables of the publisher."""

    def __init__(self, scope: Construct, construct_id: str, *, env: Environment | None = None) -> None:
        super().__init__(scope, construct_id, env=env)

        ConfiguredTable(
            self,
            "Impressions",
            source=self.table_of_lake("impressions"),
            allowed_columns=["user_id", "campaign_id", "seen_at"],
            analysis_rule=AnalysisRule.aggregation(
                aggregates=[Aggregate.count_distinct("user_id")],
                dimension_columns=["campaign_id"],
                join_columns=["user_id"],
                # The constructor raises an error if the minimum is less than 100.
                output_constraints=[OutputConstraint.count_distinct("user_id", 100)],
            ),
        )
        ConfiguredTable(
            self,
            "Stores",
            source=self.table_of_lake("stores"),
            allowed_columns=["store_id", "city"],
            analysis_rule=AnalysisRule.list(join_columns=["store_id"], list_columns=["city"]),
        )

    def table_of_lake(self, table_name: str) -> TableSource:
        return TableSource.glue_by_name(
            database_name="ads",
            table_name=table_name,
            bucket=Bucket.from_bucket_name(self, f"LakeOf{table_name}", "publisher-lake"),
            key_prefix=table_name,
        )
