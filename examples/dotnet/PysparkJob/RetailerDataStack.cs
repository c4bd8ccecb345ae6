using Amazon.CDK;
using Amazon.CDK.AWS.Glue;
using Amazon.CDK.Interfaces.CleanRooms;
using CdkCleanRooms;
using Constructs;

namespace PysparkJob;

public class RetailerDataStackProps : StackProps
{
    public required IMembership Membership { get; init; }

    public required IMembership BrandMembership { get; init; }

    /// <summary>The only job that the retailer has reviewed.</summary>
    public required IAnalysisTemplateRef DaysToPurchase { get; init; }
}

/// <summary>The retailer shares its purchases with the job that it has reviewed, and with no query.</summary>
/// <remarks>
/// It is a separate stack, because it is deployed after the job of the brand, which is deployed after the
/// collaboration.
/// </remarks>
public class RetailerDataStack : Stack
{
    public RetailerDataStack(Construct scope, string id, RetailerDataStackProps props) : base(scope, id, props)
    {
        var purchases = new ConfiguredTable(this, "Purchases", new ConfiguredTableProps
        {
            Source = TableSource.Glue(DailyLog.Table(this, "purchases",
                new Column { Name = "customer_id", Type = Schema.STRING },
                new Column { Name = "purchased_on", Type = Schema.DATE },
                new Column { Name = "amount", Type = Schema.DOUBLE })),
            AllowedColumns = ["customer_id", "purchased_on"],
            AnalysisMethod = AnalysisMethod.DIRECT_JOB,
            AnalysisRule = AnalysisRule.Custom(new CustomRuleOptions
            {
                AllowedAnalyses = AllowedAnalyses.Templates(props.DaysToPurchase),
            }),
        });
        _ = new ConfiguredTableAssociation(this, "PurchasesAssociation", new ConfiguredTableAssociationProps
        {
            Membership = props.Membership,
            Table = purchases,
            AssociationName = "purchases",
            PartnerMemberships = [props.BrandMembership],
        });
    }
}
