import cdk_cleanrooms as cleanrooms
from aws_cdk import Environment, RemovalPolicy, Stack
from aws_cdk import aws_glue as glue
from aws_cdk import aws_s3 as s3
from constructs import Construct


class StudioStack(Stack):
    """The studio joins, trains the model with its fans, receives what the model infers, and pays."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        collaboration: cleanrooms.ICollaboration,
        training_rows: cleanrooms.IAnalysisTemplate,
        recommender: cleanrooms.IConfiguredModelAlgorithmAssociation,
        env: Environment,
    ) -> None:
        """
        :param training_rows: the query for the rows that the model is trained with
        """
        super().__init__(scope, construct_id, env=env)

        results = self._encrypted_bucket("Results")
        membership = cleanrooms.Membership(
            self,
            "Membership",
            collaboration=collaboration,
            result_output=cleanrooms.ResultOutput.s3(results, key_prefix="recommendations"),
        )
        # Where trained models and what they infer are stored.
        membership.add_ml_configuration("MlConfiguration", bucket=results, key_prefix="models")
        fans = cleanrooms.ConfiguredTable(
            self,
            "Fans",
            source=cleanrooms.TableSource.glue(self._fans_log()),
            allowed_columns=["viewer", "stars"],
            analysis_rule=cleanrooms.AnalysisRule.custom(
                allowed_analyses=cleanrooms.AllowedAnalyses.templates(training_rows),
                additional_analyses=cleanrooms.AdditionalAnalyses.REQUIRED,
            ),
        )
        membership.associate(
            "FansAssociation",
            table=fans,
            association_name="fans",
            allowed_additional_analyses=[recommender.configured_model_algorithm_association_arn],
        )

    def _fans_log(self) -> glue.S3Table:
        marketing = glue.Database(self, "Marketing", database_name="marketing", removal_policy=RemovalPolicy.DESTROY)
        return glue.S3Table(
            self,
            "FansLog",
            database=marketing,
            table_name="fans",
            columns=[
                glue.Column(
                    name="viewer",
                    type=glue.Schema.STRING,
                    comment="an email address, hashed as the streaming service does",
                ),
                glue.Column(
                    name="stars", type=glue.Schema.INTEGER, comment="how a fan has rated the films of the studio"
                ),
            ],
            data_format=glue.DataFormat.PARQUET,
            storage=glue.S3TableStorage.from_bucket(self._encrypted_bucket("Lake")),
            s3_prefix="fans",
        )

    def _encrypted_bucket(self, construct_id: str) -> s3.Bucket:
        return s3.Bucket(
            self,
            construct_id,
            encryption=s3.BucketEncryption.KMS,
            block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
            enforce_ssl=True,
        )
