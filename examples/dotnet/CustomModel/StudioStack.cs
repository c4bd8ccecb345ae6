using Amazon.CDK;
using Amazon.CDK.AWS.Glue;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.Interfaces.CleanRooms;
using CdkCleanRooms;
using Constructs;

namespace CustomModel;

public class StudioStackProps : StackProps
{
    public required ICollaborationRef Collaboration { get; init; }

    /// <summary>The query for the rows that the model is trained with.</summary>
    public required IAnalysisTemplateRef TrainingRows { get; init; }

    public required IConfiguredModelAlgorithmAssociation Recommender { get; init; }
}

/// <summary>The studio joins, trains the model with its fans, receives what the model infers, and pays.</summary>
public class StudioStack : Stack
{
    public StudioStack(Construct scope, string id, StudioStackProps props) : base(scope, id, props)
    {
        var results = EncryptedBucket("Results");
        var membership = new Membership(this, "Membership", new MembershipProps
        {
            Collaboration = props.Collaboration,
            ResultOutput = ResultOutput.S3(results, new S3ResultOptions { KeyPrefix = "recommendations" }),
        });
        // Where trained models and what they infer are stored.
        membership.AddMlConfiguration("MlConfiguration", new MlConfigurationOptions
        {
            Bucket = results,
            KeyPrefix = "models",
        });
        var fans = new ConfiguredTable(this, "Fans", new ConfiguredTableProps
        {
            Source = TableSource.Glue(FansLog()),
            AllowedColumns = ["viewer", "stars"],
            AnalysisRule = AnalysisRule.Custom(new CustomRuleOptions
            {
                AllowedAnalyses = AllowedAnalyses.Templates(props.TrainingRows),
                AdditionalAnalyses = AdditionalAnalyses.REQUIRED,
            }),
        });
        membership.Associate("FansAssociation", new ConfiguredTableAssociationOptions
        {
            Table = fans,
            AssociationName = "fans",
            AllowedAdditionalAnalyses = [props.Recommender.ConfiguredModelAlgorithmAssociationArn],
        });
    }

    private S3Table FansLog()
    {
        var marketing = new Database(this, "Marketing", new DatabaseProps
        {
            DatabaseName = "marketing",
            RemovalPolicy = RemovalPolicy.DESTROY,
        });
        return new S3Table(this, "FansLog", new S3TableProps
        {
            Database = marketing,
            TableName = "fans",
            Columns =
            [
                new Column
                {
                    Name = "viewer",
                    Type = Schema.STRING,
                    Comment = "an email address, hashed as the streaming service does",
                },
                new Column
                {
                    Name = "stars",
                    Type = Schema.INTEGER,
                    Comment = "how a fan has rated the films of the studio",
                },
            ],
            DataFormat = DataFormat.PARQUET,
            Storage = S3TableStorage.FromBucket(EncryptedBucket("Lake")),
            S3Prefix = "fans",
        });
    }

    private Bucket EncryptedBucket(string id) => new(this, id, new BucketProps
    {
        Encryption = BucketEncryption.KMS,
        BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
        EnforceSSL = true,
    });
}
