using System;
using System.IO;
using Amazon.CDK;
using Amazon.CDK.AWS.Glue;
using Amazon.CDK.Interfaces.CleanRooms;
using CdkCleanRooms;
using Constructs;

namespace PysparkJob;

public class BrandStackProps : StackProps
{
    public required ICollaborationRef Collaboration { get; init; }
}

/// <summary>The brand joins, writes the job, and shares its contacts.</summary>
public class BrandStack : Stack
{
    public Membership Membership { get; }

    public AnalysisTemplate DaysToPurchase { get; }

    public BrandStack(Construct scope, string id, BrandStackProps props) : base(scope, id, props)
    {
        var results = DailyLog.EncryptedBucket(this, "Results");
        Membership = new Membership(this, "Membership", new MembershipProps
        {
            Collaboration = props.Collaboration,
            ResultOutput = ResultOutput.S3(results, new S3ResultOptions { KeyPrefix = "queries" }),
            JobResultOutput = JobResultOutput.S3(results, new S3JobResultOptions { KeyPrefix = "jobs" }),
        });
        DaysToPurchase = Membership.AddAnalysisTemplate("DaysToPurchase", new AnalysisTemplateOptions
        {
            AnalysisTemplateName = "days_to_purchase",
            Description = "Days between the first contact of a campaign and the purchase",
            Source = AnalysisSource.Pyspark(new PysparkSourceOptions
            {
                EntryPoint = AnalysisArtifact.FromAsset(Path.Combine(AppContext.BaseDirectory, "days_to_purchase.py")),
                ReferencedTables = ["contacts", "purchases"],
            }),
            Parameters = [AnalysisParameter.String("campaign")],
        });

        var contacts = new ConfiguredTable(this, "Contacts", new ConfiguredTableProps
        {
            Source = TableSource.Glue(DailyLog.Table(this, "contacts",
                new Column { Name = "customer_id", Type = Schema.STRING },
                new Column { Name = "campaign", Type = Schema.STRING },
                new Column { Name = "contacted_on", Type = Schema.DATE })),
            AllowedColumns = ["customer_id", "campaign", "contacted_on"],
            AnalysisMethod = AnalysisMethod.DIRECT_JOB,
            AnalysisRule = AnalysisRule.Custom(new CustomRuleOptions
            {
                AllowedAnalyses = AllowedAnalyses.Templates(DaysToPurchase),
            }),
        });
        Membership.Associate("ContactsAssociation", new ConfiguredTableAssociationOptions
        {
            Table = contacts,
            AssociationName = "contacts",
        });
    }
}
