using System;
using System.IO;
using Amazon.CDK;
using Amazon.CDK.Assertions;
using Amazon.CDK.AWS.CleanRooms;
using Amazon.CDK.AWS.S3;
using CdkCleanRooms;
using Xunit;
using Annotations = Amazon.CDK.Assertions.Annotations;

namespace Tests;

/// <summary>Mistakes are exceptions with the complete message, at the line of the mistake or at synthesis.</summary>
public class RulesTest
{
    [Fact]
    public void FailsSynthesisWithoutThePrivacyBudget()
    {
        var app = new App();
        AddRoom(app, withBudget: false);

        var exception = Assert.Throws<Exception>(() => app.Synth());

        Assert.EndsWith(
            """
            Validation failed with the following errors:
              [Publisher/Impressions] "Impressions" uses differential privacy, but the membership "Publisher/Membership" has no budget for it
                why: a table that uses differential privacy can be queried only after a privacy budget is created
                fix: create one with membership.AddPrivacyBudget("Budget", PrivacyBudget.DifferentialPrivacy(…))
                error CleanRooms::DifferentialPrivacyHasBudget, see https://docs.aws.amazon.com/clean-rooms/latest/userguide/dp-settings.html
            """.ReplaceLineEndings("\n"),
            exception.Message);
    }

    [Fact]
    public void FindsNothingWithThePrivacyBudget()
    {
        var app = new App();

        var publisher = AddRoom(app, withBudget: true);

        Assert.Empty(Annotations.FromStack(publisher).FindInfo("*", Match.AnyValue()));
    }

    [Fact]
    public void TellsAnAcknowledgedFindingAsInformation()
    {
        var app = new App();
        var publisher = AddRoom(app, withBudget: false);

        Validations.Of(publisher).Acknowledge(new Acknowledgment
        {
            Id = "CleanRooms::DifferentialPrivacyHasBudget",
            Reason = "the budget exists already",
        });

        Annotations.FromStack(publisher).HasInfo("*", Match.StringLikeRegexp(
            "^acknowledged CleanRooms::DifferentialPrivacyHasBudget: .* \\(reason: the budget exists already\\)$"));
    }

    [Fact]
    public void FailsAtOnceForAFileThatCannotBeRead()
    {
        var exception = Assert.Throws<Exception>(() => AnalysisSource.SqlFile("missing.sql"));

        Assert.Contains("AnalysisSource.SqlFile(\"missing.sql\"): the file cannot be read: ENOENT", exception.Message);
        Assert.Contains("\n    why: a relative path is resolved from ", exception.Message);
        Assert.Contains("\n    fix: specify an absolute path", exception.Message);
    }

    [Fact]
    public void ChecksL1s()
    {
        var app = new App();
        _ = new CfnCollaboration(new Stack(app, "Publisher"), "Collaboration", new CfnCollaborationProps
        {
            Name = "reach",
            Description = "Two members who can query",
            CreatorDisplayName = "Publisher",
            CreatorMemberAbilities = ["CAN_QUERY", "CAN_RECEIVE_RESULTS"],
            QueryLogStatus = "DISABLED",
            Members = new[]
            {
                new CfnCollaboration.MemberSpecificationProperty
                {
                    AccountId = "222222222222",
                    DisplayName = "Advertiser",
                    MemberAbilities = ["CAN_QUERY"],
                },
            },
        });
        CleanRoomsChecks.AddTo(app);

        var exception = Assert.Throws<Exception>(() => app.Synth());

        Assert.Contains("2 members of \"reach\" can query", exception.Message);
        Assert.Contains("error CleanRooms::SingleQueryRunner", exception.Message);
    }

    [Fact]
    public void KeepsWhatAChoiceSays()
    {
        var source = AnalysisSource.Sql("SELECT 1");
        var rule = AnalysisRule.Custom(new CustomRuleOptions
        {
            AllowedAnalyses = AllowedAnalyses.AnyQueryFrom("222222222222"),
        });

        Assert.Equal("SELECT 1", source.Text);
        Assert.Equal(AnalysisRuleType.CUSTOM, rule.RuleType);
    }

    /// <summary>A clean room of two companies under differential privacy; returns the publisher's stack.</summary>
    private static Stack AddRoom(App app, bool withBudget)
    {
        var publisher = new Stack(app, "Publisher", new StackProps
        {
            Env = new Amazon.CDK.Environment { Account = "111111111111", Region = "us-east-1" },
        });
        var collaboration = new Collaboration(publisher, "CampaignReach", new CollaborationProps
        {
            Description = "How many customers of the advertiser saw the spring campaign",
            Creator = new MemberOptions { DisplayName = "Publisher" },
            Members =
            [
                Member.Account("222222222222", new MemberOptions
                {
                    DisplayName = "Advertiser",
                    Abilities = [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
                }),
            ],
        });
        var membership = new Membership(publisher, "Membership", new MembershipProps { Collaboration = collaboration });
        var impressions = new ConfiguredTable(publisher, "Impressions", new ConfiguredTableProps
        {
            Source = TableSource.GlueByName(new GlueByNameSourceOptions
            {
                DatabaseName = "ads",
                TableName = "impressions",
                Bucket = Bucket.FromBucketName(publisher, "Lake", "publisher-lake"),
                KeyPrefix = "impressions",
            }),
            AllowedColumns = ["uid"],
            AnalysisRule = AnalysisRule.Custom(new CustomRuleOptions
            {
                AllowedAnalyses = AllowedAnalyses.AnyQueryFrom("222222222222"),
                OutputProtection = OutputProtection.DifferentialPrivacy("uid"),
            }),
        });
        membership.Associate("ImpressionsAssociation", new ConfiguredTableAssociationOptions { Table = impressions });
        if (withBudget)
        {
            membership.AddPrivacyBudget("Budget", PrivacyBudget.DifferentialPrivacy(new DifferentialPrivacyBudgetOptions
            {
                Epsilon = 3,
                UsersNoisePerQuery = 30,
            }));
        }

        var advertiser = new Stack(app, "Advertiser", new StackProps
        {
            Env = new Amazon.CDK.Environment { Account = "222222222222", Region = "us-east-1" },
        });
        _ = new Membership(advertiser, "Membership", new MembershipProps { Collaboration = collaboration });
        return publisher;
    }
}
