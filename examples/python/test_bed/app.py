import cdk_cleanrooms as cleanrooms
from aws_cdk import App, CfnOutput, RemovalPolicy, Stack
from aws_cdk import aws_glue as glue
from aws_cdk import aws_s3 as s3
from constructs import Construct

TABLES = {
    "users": {"user_id": glue.Schema.INTEGER, "city": glue.Schema.STRING},
    "purchases": {
        "purchase_id": glue.Schema.INTEGER,
        "user_id": glue.Schema.INTEGER,
        "sale_value": glue.Schema.FLOAT,
    },
    "custom": {"a": glue.Schema.INTEGER, "b": glue.Schema.STRING},
}


class CleanRoomStack(Stack):
    """Two tables under aggregation rules that require a join, and one under a custom rule with a template."""

    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        self._bucket = s3.Bucket(self, "Bucket", encryption=s3.BucketEncryption.S3_MANAGED, enforce_ssl=True)
        self._database = glue.Database(
            self, "Database", database_name="aws_sdk_pandas_cleanrooms", removal_policy=RemovalPolicy.DESTROY
        )

        collaboration = cleanrooms.Collaboration(
            self,
            "Collaboration",
            collaboration_name="AWS SDK for pandas - Testing",
            description="Collaboration Room for AWS SDK for pandas test infrastructure",
            creator=cleanrooms.MemberOptions(
                display_name="Collaborator Creator",
                abilities=[cleanrooms.MemberAbility.QUERY, cleanrooms.MemberAbility.RECEIVE_RESULTS],
            ),
        )
        membership = cleanrooms.Membership(self, "Membership", collaboration=collaboration)
        template = cleanrooms.AnalysisTemplate(
            self,
            "AnalysisTemplate",
            analysis_template_name="custom_analysis",
            membership=membership,
            source=cleanrooms.AnalysisSource.sql("SELECT a FROM custom WHERE custom.b = :param1"),
            parameters=[cleanrooms.AnalysisParameter.varchar("param1")],
        )

        for name, rule in self._rules(template).items():
            table = cleanrooms.ConfiguredTable(
                self,
                name,
                source=cleanrooms.TableSource.glue(self._glue_table(name)),
                allowed_columns=list(TABLES[name]),
                analysis_rule=rule,
            )
            membership.associate(f"{name}-association", table=table)

        CfnOutput(self, "CleanRoomsMembershipId", value=membership.membership_id)
        CfnOutput(self, "CleanRoomsAnalysisTemplateArn", value=template.analysis_template_arn)
        CfnOutput(self, "CleanRoomsGlueDatabaseName", value=self._database.database_name)

    @staticmethod
    def _rules(template: cleanrooms.AnalysisTemplate) -> dict[str, cleanrooms.AnalysisRule]:
        at_least_two_users = cleanrooms.OutputConstraint.count_distinct("user_id", 2)
        return {
            "users": cleanrooms.AnalysisRule.aggregation(
                aggregates=[cleanrooms.Aggregate.count("user_id")],
                dimension_columns=["city"],
                scalar_functions=[cleanrooms.ScalarFunction.LOWER],
                join_columns=["user_id"],
                output_constraints=[at_least_two_users],
            ),
            "purchases": cleanrooms.AnalysisRule.aggregation(
                aggregates=[
                    cleanrooms.Aggregate.count("purchase_id"),
                    cleanrooms.Aggregate.avg("sale_value"),
                    cleanrooms.Aggregate.sum("sale_value"),
                ],
                join_columns=["user_id"],
                output_constraints=[at_least_two_users],
            ),
            "custom": cleanrooms.AnalysisRule.custom(allowed_analyses=cleanrooms.AllowedAnalyses.templates(template)),
        }

    def _glue_table(self, table_name: str) -> glue.S3Table:
        return glue.S3Table(
            self,
            f"{table_name}-table",
            database=self._database,
            table_name=table_name,
            columns=[glue.Column(name=name, type=type_) for name, type_ in TABLES[table_name].items()],
            data_format=glue.DataFormat.PARQUET,
            storage=glue.S3TableStorage.from_bucket(self._bucket),
            s3_prefix=table_name,
        )


def build_app() -> App:
    """The test bed, in the account and Region of the CDK CLI."""
    app = App()
    CleanRoomStack(app, "CleanRoom")
    return app


if __name__ == "__main__":
    build_app().synth()
