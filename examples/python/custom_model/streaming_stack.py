import cdk_cleanrooms as cleanrooms
from aws_cdk import Environment, RemovalPolicy, Size, Stack
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_glue as glue
from aws_cdk import aws_s3 as s3
from constructs import Construct


class StreamingStack(Stack):
    """The streaming service creates the collaboration, provides the model, and shares what its viewers have seen."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        studio_account: str,
        model_repository: str,
        env: Environment,
    ) -> None:
        """
        :param studio_account: the account of the studio
        :param model_repository: the repository in Amazon ECR of this account that contains the images of the model
        """
        super().__init__(scope, construct_id, env=env)

        self.collaboration = cleanrooms.Collaboration(
            self,
            "Recommendations",
            description="Films that the fans of the studio will like",
            creator=cleanrooms.MemberOptions(display_name="Streaming service"),
            members=[
                cleanrooms.Member.account(
                    studio_account,
                    display_name="Studio",
                    abilities=[cleanrooms.MemberAbility.QUERY, cleanrooms.MemberAbility.RECEIVE_RESULTS],
                    ml_abilities=[
                        cleanrooms.MlMemberAbility.RECEIVE_MODEL_OUTPUT,
                        cleanrooms.MlMemberAbility.RECEIVE_INFERENCE_OUTPUT,
                    ],
                    payment_responsibilities=[
                        cleanrooms.Payment.QUERY_COMPUTE,
                        cleanrooms.Payment.MODEL_TRAINING,
                        cleanrooms.Payment.MODEL_INFERENCE,
                    ],
                )
            ],
        )
        membership = cleanrooms.Membership(self, "Membership", collaboration=self.collaboration)

        # The rows that the model is trained with.
        self.training_rows = cleanrooms.AnalysisTemplate(
            self,
            "TrainingRows",
            analysis_template_name="training_rows",
            membership=membership,
            source=cleanrooms.AnalysisSource.sql(
                "SELECT views.film, views.device, fans.stars FROM views INNER JOIN fans ON views.viewer = fans.viewer"
            ),
        )

        models = ecr.Repository.from_repository_name(self, "Models", model_repository)
        recommender = cleanrooms.ConfiguredModelAlgorithm(
            self,
            "Recommender",
            configured_model_algorithm_name="recommender",
            training_container=cleanrooms.TrainingContainer(
                image=cleanrooms.ModelImage.repository(models, tag="training-1.0.0"),
                arguments=["--epochs", "10"],
                metric_definitions=[cleanrooms.MetricDefinition(name="loss", regex="loss: ([0-9.]+)")],
            ),
            inference_container=cleanrooms.InferenceContainer(
                image=cleanrooms.ModelImage.repository(models, tag="inference-1.0.0")
            ),
        )

        self.recommender = membership.associate_model_algorithm(
            "RecommenderAssociation",
            algorithm=recommender,
            association_name="recommender",
            privacy_policies=cleanrooms.ModelPrivacyPolicies(
                trained_models=cleanrooms.TrainedModelsPolicy(
                    container_logs=[
                        cleanrooms.ContainerLogPolicy(
                            allowed_account_ids=[self.account, studio_account],
                            log_type=cleanrooms.ContainerLogType.ERROR_SUMMARY,
                            entities_to_redact=[
                                cleanrooms.RedactedEntity.personally_identifiable_information(),
                                cleanrooms.RedactedEntity.custom("fan-[0-9]+"),
                            ],
                        )
                    ],
                    noise_level=cleanrooms.NoiseLevel.MEDIUM,
                    max_artifact_size=Size.gibibytes(2),
                ),
                trained_model_inference_jobs=cleanrooms.TrainedModelInferenceJobsPolicy(
                    max_output_size=Size.gibibytes(1)
                ),
            ),
        )

        # The only use of the views is the training of the model.
        source = cleanrooms.TableSource.glue(self._views_log())
        views = cleanrooms.ConfiguredTable(
            self,
            "Views",
            source=source,
            allowed_columns=["viewer", "film", "device"],
            analysis_rule=cleanrooms.AnalysisRule.custom(
                allowed_analyses=cleanrooms.AllowedAnalyses.templates(self.training_rows),
                additional_analyses=cleanrooms.AdditionalAnalyses.REQUIRED,
            ),
        )
        membership.associate(
            "ViewsAssociation",
            table=views,
            association_name="views",
            allowed_additional_analyses=[self.recommender.configured_model_algorithm_association_arn],
        )

        # A lookalike model of AWS needs no container: it is trained with this dataset.
        cleanrooms.TrainingDataset(
            self,
            "ViewsDataset",
            training_dataset_name="views",
            source=source,
            columns=[
                cleanrooms.TrainingColumn.user_id("viewer"),
                cleanrooms.TrainingColumn.item_id("film"),
                cleanrooms.TrainingColumn.timestamp("seen_at"),
                cleanrooms.TrainingColumn.categorical_feature("device"),
            ],
        )

    def _views_log(self) -> glue.S3Table:
        lake = s3.Bucket(
            self,
            "Lake",
            encryption=s3.BucketEncryption.KMS,
            block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
            enforce_ssl=True,
        )
        return glue.S3Table(
            self,
            "ViewsLog",
            database=glue.Database(self, "Viewing", database_name="viewing", removal_policy=RemovalPolicy.DESTROY),
            table_name="views",
            columns=[
                glue.Column(name="viewer", type=glue.Schema.STRING, comment="an email address, hashed"),
                glue.Column(name="film", type=glue.Schema.STRING),
                glue.Column(name="device", type=glue.Schema.STRING),
                glue.Column(name="seen_at", type=glue.Schema.BIG_INT, comment="seconds since 1970-01-01"),
            ],
            data_format=glue.DataFormat.PARQUET,
            storage=glue.S3TableStorage.from_bucket(lake),
            s3_prefix="views",
        )
