import cdk_cleanrooms as cleanrooms
from aws_cdk import Environment, Stack
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns
from constructs import Construct


class TrainingStack(Stack):
    """The streaming service trains a lookalike model with what its viewers have seen. The training takes hours."""

    def __init__(self, scope: Construct, construct_id: str, *, env: Environment) -> None:
        super().__init__(scope, construct_id, env=env)

        # A crawler keeps the table `viewing.views` in the Data Catalog.
        lake = s3.Bucket.from_bucket_name(self, "Lake", "streaming-lake")
        views = cleanrooms.TrainingDataset(
            self,
            "Views",
            training_dataset_name="views",
            source=cleanrooms.TableSource.glue_by_name(
                database_name="viewing", table_name="views", bucket=lake, key_prefix="views"
            ),
            columns=[
                cleanrooms.TrainingColumn.user_id("viewer"),
                cleanrooms.TrainingColumn.item_id("film"),
                cleanrooms.TrainingColumn.timestamp("seen_at"),
                cleanrooms.TrainingColumn.categorical_feature("device"),
            ],
        )

        # To train a model again, add another one. It replaces this one in the other stack when it is trained.
        self.model = cleanrooms.AudienceModel(self, "Model", training_dataset=views)

        topic = sns.Topic(self, "Trainings", enforce_ssl=True)
        training = cleanrooms.AudienceModelTraining(self, "Training", audience_model=self.model)
        training.on_trained("Trained", target=targets.SnsTopic(topic))
        training.on_training_failed("TrainingFailed", target=targets.SnsTopic(topic))
