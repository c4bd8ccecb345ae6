import cdk_cleanrooms as cleanrooms
from aws_cdk import App, Environment, RemovalPolicy, Stack
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_glue as glue
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3
from constructs import Construct

PREFIX = "cleanrooms-ml-demo"
# The columns of each table, beside `user_id`, as in DDL.
COLUMNS = {
    "advertiser_engagement": "ad_campaign_id string, impressions int, clicks int, time_spent_seconds double, "
    "device_type string, event_date string",
    "retailer_purchases": "product_category string, purchase_amount double, purchase_count int, site_visits int, "
    "days_since_last_purchase int, last_purchase_date string, converted int",
}
TYPES = {"string": glue.Schema.STRING, "int": glue.Schema.INTEGER, "double": glue.Schema.DOUBLE}
ABILITIES = [cleanrooms.MemberAbility.QUERY, cleanrooms.MemberAbility.RECEIVE_RESULTS]
METRICS = ("accuracy", "roc_auc", "f1")
PAYMENTS = [cleanrooms.Payment.QUERY_COMPUTE, cleanrooms.Payment.MODEL_TRAINING, cleanrooms.Payment.MODEL_INFERENCE]


class PropensityStack(Stack):
    """A model scores customers by their propensity to buy, with the data of an advertiser and of a retailer."""

    def __init__(self, scope: Construct, construct_id: str, *, run_id: str, env: Environment) -> None:
        super().__init__(scope, construct_id, env=env)
        data = self._bucket("Data", f"{PREFIX}-{self.account}-{run_id}")
        output = self._bucket("Output", f"cleanrooms-ml-output-{self.account}-{run_id}")

        collaboration = cleanrooms.Collaboration(
            self,
            "Collaboration",
            collaboration_name=f"{PREFIX}-collaboration",
            description="Customer propensity scoring of an advertiser and a retailer",
            creator=cleanrooms.MemberOptions(
                display_name="Advertiser",
                abilities=ABILITIES,
                ml_abilities=list(cleanrooms.MlMemberAbility),
                payment_responsibilities=PAYMENTS,
            ),
            cryptographic_computing=cleanrooms.CryptographicComputingOptions(
                allow_cleartext=True, allow_duplicates=True, allow_joins_on_columns_with_different_names=True
            ),
        )
        membership = cleanrooms.Membership(self, "Membership", collaboration=collaboration)
        membership.add_ml_configuration("MlConfiguration", bucket=output, key_prefix="cleanrooms-ml-output")

        metrics = [cleanrooms.MetricDefinition(name=name, regex=f'"{name}": ([0-9.]+)') for name in METRICS]
        algorithm = cleanrooms.ConfiguredModelAlgorithm(
            self,
            "PropensityModel",
            configured_model_algorithm_name=f"{PREFIX}-propensity-model",
            description="Customer propensity scoring model",
            training_container=cleanrooms.TrainingContainer(
                image=self._image("training"),
                entrypoint=["python", "/opt/ml/code/train.py"],
                metric_definitions=metrics,
            ),
            inference_container=cleanrooms.InferenceContainer(image=self._image("inference")),
        )
        model = membership.associate_model_algorithm(
            "PropensityAssociation", algorithm=algorithm, association_name=f"{PREFIX}-propensity-assoc"
        )

        name = "cleanrooms_ml_demo"
        database = glue.Database(self, "Database", database_name=name, removal_policy=RemovalPolicy.DESTROY)
        role = cleanrooms.TableAccessRole(self, "DataProvider", membership=membership)
        for table_name, others in COLUMNS.items():
            types = dict(column.split(" ") for column in f"user_id string, {others}".split(", "))
            columns = [glue.Column(name=key, type=TYPES[kind]) for key, kind in types.items()]
            owner = table_name.split("_")[0]
            table = glue.S3Table(
                self,
                table_name,
                database=database,
                table_name=table_name,
                columns=columns,
                data_format=glue.DataFormat.CSV,
                storage_parameters=[glue.StorageParameter.skip_header_line_count(1)],
                storage=glue.S3TableStorage.from_bucket(data),
                s3_prefix=f"{owner}/",
            )
            configured_table = cleanrooms.ConfiguredTable(
                self,
                f"{owner}-table",
                configured_table_name=f"{PREFIX}-{owner}",
                source=cleanrooms.TableSource.glue(table),
                allowed_columns=list(types),
                analysis_rule=cleanrooms.AnalysisRule.list(
                    join_columns=["user_id"],
                    list_columns=list(types)[1:],
                    join_operators=[cleanrooms.JoinOperator.OR],
                    additional_analyses=cleanrooms.AdditionalAnalyses.ALLOWED,
                ),
            )
            membership.associate(
                f"{owner}-association",
                table=configured_table,
                role=role,
                association_name=f"{owner}_association",
                allowed_additional_analyses=[model.configured_model_algorithm_association_arn],
            )

        # Clean Rooms ML runs the query of an input channel with this role.
        conditions = {"StringEquals": {"aws:SourceAccount": self.account}}
        service = iam.ServicePrincipal("cleanrooms-ml.amazonaws.com", conditions=conditions)
        runner = iam.Role(self, "QueryRunner", role_name=f"{PREFIX}-query-runner-role", assumed_by=service)
        membership.grants.start_query(runner)

    def _image(self, name: str) -> cleanrooms.ModelImage:
        return cleanrooms.ModelImage.repository(ecr.Repository.from_repository_name(self, name, f"{PREFIX}-{name}"))

    def _bucket(self, construct_id: str, bucket_name: str) -> s3.Bucket:
        return s3.Bucket(
            self,
            construct_id,
            bucket_name=bucket_name,
            encryption=s3.BucketEncryption.S3_MANAGED,
            block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
            enforce_ssl=True,
            versioned=True,
        )


def build_app() -> App:
    """The account comes from the context ``account``, and the end of the names of the buckets from ``runId``."""
    app = App()
    account = app.node.try_get_context("account") or "111111111111"
    env = Environment(account=account, region=app.node.try_get_context("region") or "us-east-1")
    PropensityStack(app, "Propensity", env=env, run_id=app.node.try_get_context("runId") or "demo")
    return app


if __name__ == "__main__":
    build_app().synth()
