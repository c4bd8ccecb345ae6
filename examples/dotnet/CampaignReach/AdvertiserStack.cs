using Amazon.CDK;
using Amazon.CDK.AWS.Glue;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.Interfaces.CleanRooms;
using CdkCleanRooms;
using Constructs;

namespace CampaignReach;

public class AdvertiserStackProps : StackProps
{
    public required ICollaborationRef Collaboration { get; init; }

    /// <summary>The only analysis that both companies have agreed on.</summary>
    public required IAnalysisTemplateRef ReachByCategory { get; init; }
}

/// <summary>The advertiser joins, queries, receives the results, pays, and shares its conversions.</summary>
public class AdvertiserStack : Stack
{
    public AdvertiserStack(Construct scope, string id, AdvertiserStackProps props) : base(scope, id, props)
    {
        var membership = new Membership(this, "Membership", new MembershipProps
        {
            Collaboration = props.Collaboration,
            ResultOutput = ResultOutput.S3(EncryptedBucket("Results"), new S3ResultOptions { KeyPrefix = "reach" }),
        });

        var conversions = new ConfiguredTable(this, "Conversions", new ConfiguredTableProps
        {
            Source = TableSource.Glue(ConversionsLog()),
            AllowedColumns = ["uid", "conversion_id", "conversion_timestamp"],
            AnalysisRule = AnalysisRule.Custom(new CustomRuleOptions
            {
                AllowedAnalyses = AllowedAnalyses.Templates(props.ReachByCategory),
            }),
        });
        membership.Associate("ConversionsAssociation", new ConfiguredTableAssociationOptions
        {
            Table = conversions,
            AssociationName = "conversions",
        });
    }

    private S3Table ConversionsLog()
    {
        var shop = new Database(this, "Shop", new DatabaseProps
        {
            DatabaseName = "shop",
            RemovalPolicy = RemovalPolicy.DESTROY,
        });
        return AdvertisingLog.ConversionsTable(this, shop, EncryptedBucket("Lake"));
    }

    private Bucket EncryptedBucket(string id) => new(this, id, new BucketProps
    {
        Encryption = BucketEncryption.KMS,
        BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
        EnforceSSL = true,
    });
}
