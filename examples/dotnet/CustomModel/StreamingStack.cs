using Amazon.CDK;
using Amazon.CDK.AWS.ECR;
using Amazon.CDK.AWS.Glue;
using Amazon.CDK.AWS.S3;
using CdkCleanRooms;
using Constructs;

namespace CustomModel;

public class StreamingStackProps : StackProps
{
    /// <summary>The account of the studio.</summary>
    public required string StudioAccount { get; init; }

    /// <summary>The repository in Amazon ECR of this account that contains the images of the model.</summary>
    public required string ModelRepository { get; init; }
}

/// <summary>
/// The streaming service creates the collaboration, provides the model, and shares what its viewers have seen.
/// </summary>
public class StreamingStack : Stack
{
    public Collaboration Collaboration { get; }

    public AnalysisTemplate TrainingRows { get; }

    /// <summary>The model, which only tables that allow it can train.</summary>
    public ConfiguredModelAlgorithmAssociation Recommender { get; }

    public StreamingStack(Construct scope, string id, StreamingStackProps props) : base(scope, id, props)
    {
        Collaboration = new Collaboration(this, "Recommendations", new CollaborationProps
        {
            Description = "Films that the fans of the studio will like",
            Creator = new MemberOptions { DisplayName = "Streaming service" },
            Members =
            [
                Member.Account(props.StudioAccount, new MemberOptions
                {
                    DisplayName = "Studio",
                    Abilities = [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
                    MlAbilities = [MlMemberAbility.RECEIVE_MODEL_OUTPUT, MlMemberAbility.RECEIVE_INFERENCE_OUTPUT],
                    PaymentResponsibilities = [Payment.QUERY_COMPUTE, Payment.MODEL_TRAINING, Payment.MODEL_INFERENCE],
                }),
            ],
        });
        var membership = new Membership(this, "Membership", new MembershipProps { Collaboration = Collaboration });

        // The rows that the model is trained with.
        TrainingRows = new AnalysisTemplate(this, "TrainingRows", new AnalysisTemplateProps
        {
            AnalysisTemplateName = "training_rows",
            Membership = membership,
            Source = AnalysisSource.Sql(
                "SELECT views.film, views.device, fans.stars FROM views INNER JOIN fans ON views.viewer = fans.viewer"),
        });

        Recommender = membership.AssociateModelAlgorithm(
            "RecommenderAssociation",
            new ConfiguredModelAlgorithmAssociationOptions
            {
                Algorithm = Model(props.ModelRepository),
                AssociationName = "recommender",
                PrivacyPolicies = PrivacyPolicies(props.StudioAccount),
            });

        // The only use of the views is the training of the model.
        var source = TableSource.Glue(ViewsLog());
        var views = new ConfiguredTable(this, "Views", new ConfiguredTableProps
        {
            Source = source,
            AllowedColumns = ["viewer", "film", "device"],
            AnalysisRule = AnalysisRule.Custom(new CustomRuleOptions
            {
                AllowedAnalyses = AllowedAnalyses.Templates(TrainingRows),
                AdditionalAnalyses = AdditionalAnalyses.REQUIRED,
            }),
        });
        membership.Associate("ViewsAssociation", new ConfiguredTableAssociationOptions
        {
            Table = views,
            AssociationName = "views",
            AllowedAdditionalAnalyses = [Recommender.ConfiguredModelAlgorithmAssociationArn],
        });

        // A lookalike model of AWS needs no container: it is trained with this dataset.
        _ = new TrainingDataset(this, "ViewsDataset", new TrainingDatasetProps
        {
            TrainingDatasetName = "views",
            Source = source,
            Columns =
            [
                TrainingColumn.UserId("viewer"),
                TrainingColumn.ItemId("film"),
                TrainingColumn.Timestamp("seen_at"),
                TrainingColumn.CategoricalFeature("device"),
            ],
        });
    }

    private ConfiguredModelAlgorithm Model(string repository)
    {
        var models = Repository.FromRepositoryName(this, "Models", repository);
        return new ConfiguredModelAlgorithm(this, "Recommender", new ConfiguredModelAlgorithmProps
        {
            ConfiguredModelAlgorithmName = "recommender",
            TrainingContainer = new TrainingContainer
            {
                Image = ModelImage.Repository(models, new RepositoryImageOptions { Tag = "training-1.0.0" }),
                Arguments = ["--epochs", "10"],
                MetricDefinitions = [new MetricDefinition { Name = "loss", Regex = "loss: ([0-9.]+)" }],
            },
            InferenceContainer = new InferenceContainer
            {
                Image = ModelImage.Repository(models, new RepositoryImageOptions { Tag = "inference-1.0.0" }),
            },
        });
    }

    /// <summary>What leaves the containers of the model.</summary>
    private ModelPrivacyPolicies PrivacyPolicies(string studioAccount) => new()
    {
        TrainedModels = new TrainedModelsPolicy
        {
            ContainerLogs =
            [
                new ContainerLogPolicy
                {
                    AllowedAccountIds = [Account, studioAccount],
                    LogType = ContainerLogType.ERROR_SUMMARY,
                    EntitiesToRedact =
                    [
                        RedactedEntity.PersonallyIdentifiableInformation(),
                        RedactedEntity.Custom("fan-[0-9]+"),
                    ],
                },
            ],
            NoiseLevel = NoiseLevel.MEDIUM,
            MaxArtifactSize = Size.Gibibytes(2),
        },
        TrainedModelInferenceJobs = new TrainedModelInferenceJobsPolicy { MaxOutputSize = Size.Gibibytes(1) },
    };

    private S3Table ViewsLog()
    {
        var lake = new Bucket(this, "Lake", new BucketProps
        {
            Encryption = BucketEncryption.KMS,
            BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
            EnforceSSL = true,
        });
        var viewing = new Database(this, "Viewing", new DatabaseProps
        {
            DatabaseName = "viewing",
            RemovalPolicy = RemovalPolicy.DESTROY,
        });
        return new S3Table(this, "ViewsLog", new S3TableProps
        {
            Database = viewing,
            TableName = "views",
            Columns =
            [
                new Column { Name = "viewer", Type = Schema.STRING, Comment = "an email address, hashed" },
                new Column { Name = "film", Type = Schema.STRING },
                new Column { Name = "device", Type = Schema.STRING },
                new Column { Name = "seen_at", Type = Schema.BIG_INT, Comment = "seconds since 1970-01-01" },
            ],
            DataFormat = DataFormat.PARQUET,
            Storage = S3TableStorage.FromBucket(lake),
            S3Prefix = "views",
        });
    }
}
