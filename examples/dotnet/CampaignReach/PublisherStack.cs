using System;
using System.IO;
using Amazon.CDK;
using Amazon.CDK.AWS.Glue;
using Amazon.CDK.AWS.S3;
using CdkCleanRooms;
using Constructs;

namespace CampaignReach;

public class PublisherStackProps : StackProps
{
    /// <summary>The account of the advertiser.</summary>
    public required string AdvertiserAccount { get; init; }

    /// <summary>The ARN of the advertiser's membership, once the advertiser has joined.</summary>
    /// <remarks>Until then, the trust policy of the role is limited to the account of the advertiser.</remarks>
    public string? AdvertiserMembershipArn { get; init; }
}

/// <summary>The publisher creates the collaboration, and shares impressions under differential privacy.</summary>
public class PublisherStack : Stack
{
    public Collaboration Collaboration { get; }

    public AnalysisTemplate ReachByCategory { get; }

    public PublisherStack(Construct scope, string id, PublisherStackProps props) : base(scope, id, props)
    {
        Collaboration = new Collaboration(this, "CampaignReach", new CollaborationProps
        {
            Description = "How many customers of the advertiser saw the spring campaign",
            Creator = new MemberOptions { DisplayName = "Publisher" },
            Members =
            [
                Member.Account(props.AdvertiserAccount, new MemberOptions
                {
                    DisplayName = "Advertiser",
                    Abilities = [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
                    PaymentResponsibilities = [Payment.QUERY_COMPUTE],
                }),
            ],
        });
        var membership = new Membership(this, "Membership", new MembershipProps { Collaboration = Collaboration });

        ReachByCategory = new AnalysisTemplate(this, "ReachByCategory", new AnalysisTemplateProps
        {
            AnalysisTemplateName = "reach_by_category",
            Description = "Buyers among the people who saw a campaign, by category of the advertisement",
            Membership = membership,
            Source = AnalysisSource.SqlFile(Path.Combine(AppContext.BaseDirectory, "reach-by-category.sql")),
            Parameters = [AnalysisParameter.Integer("campaign"), AnalysisParameter.Integer("converted_since")],
        });

        var impressions = new ConfiguredTable(this, "Impressions", new ConfiguredTableProps
        {
            Source = TableSource.Glue(ImpressionsLog()),
            AllowedColumns = ["uid", "campaign", "cat1"],
            AnalysisRule = AnalysisRule.Custom(new CustomRuleOptions
            {
                AllowedAnalyses = AllowedAnalyses.Templates(ReachByCategory),
                OutputProtection = OutputProtection.DifferentialPrivacy("uid"),
            }),
        });
        membership.Associate("ImpressionsAssociation", new ConfiguredTableAssociationOptions
        {
            Table = impressions,
            AssociationName = "impressions",
            PartnerMemberships = props.AdvertiserMembershipArn is { } arn
                ? [Membership.FromMembershipArn(this, "AdvertiserMembership", arn)]
                : [],
        });
        membership.AddPrivacyBudget("Budget", PrivacyBudget.DifferentialPrivacy(new DifferentialPrivacyBudgetOptions
        {
            Epsilon = 3,
            UsersNoisePerQuery = 30,
        }));
    }

    private S3Table ImpressionsLog()
    {
        var lake = new Bucket(this, "Lake", new BucketProps
        {
            Encryption = BucketEncryption.KMS,
            BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
            EnforceSSL = true,
        });
        var ads = new Database(this, "Ads", new DatabaseProps
        {
            DatabaseName = "ads",
            RemovalPolicy = RemovalPolicy.DESTROY,
        });
        return AdvertisingLog.ImpressionsTable(this, ads, lake);
    }
}
