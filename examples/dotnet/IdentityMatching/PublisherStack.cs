using Amazon.CDK;
using Amazon.CDK.AWS.Glue;
using CdkCleanRooms;
using Constructs;

namespace IdentityMatching;

public class PublisherStackProps : StackProps
{
    /// <summary>The account of the advertiser.</summary>
    public required string AdvertiserAccount { get; init; }
}

/// <summary>The publisher creates the collaboration, and shares what its viewers watch.</summary>
public class PublisherStack : Stack
{
    // The line breaks of a raw string would be a part of the template.
    private const string SalesByProgramSql =
        "SELECT v.program, COUNT(DISTINCT c.customer_id) AS customers, SUM(c.revenue) AS revenue " +
        "FROM viewers v " +
        "INNER JOIN identities i ON v.viewer_id = i.sourceid " +
        "INNER JOIN loyal_customers c ON i.targetid = c.customer_id " +
        "GROUP BY v.program";

    public Collaboration Collaboration { get; }

    public IdNamespaceAssociation Viewers { get; }

    public AnalysisTemplate SalesByProgram { get; }

    public PublisherStack(Construct scope, string id, PublisherStackProps props) : base(scope, id, props)
    {
        Collaboration = new Collaboration(this, "IdentityMatching", new CollaborationProps
        {
            Description = "What the viewers of each program buy from the advertiser",
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
        SalesByProgram = new AnalysisTemplate(this, "SalesByProgram", new AnalysisTemplateProps
        {
            AnalysisTemplateName = "sales_by_program",
            Description = "Loyal customers of the advertiser and their purchases, by program that they watch",
            Membership = membership,
            Source = AnalysisSource.Sql(SalesByProgramSql),
        });

        var viewers = new People(this, "Viewers", new PeopleProps
        {
            DatabaseName = "panel",
            TableName = "viewers",
            IdColumn = "viewer_id",
            OtherColumn = new Column { Name = "program", Type = Schema.STRING },
        });
        // The ID mapping table of the advertiser maps the IDs of the source to those of the target.
        Viewers = membership.AssociateIdNamespace("ViewersNamespace", new IdNamespaceAssociationOptions
        {
            IdNamespace = viewers.IdNamespace("SOURCE"),
            IdNamespaceAssociationName = "viewers",
        });
        membership.Associate("ViewersAssociation", new ConfiguredTableAssociationOptions
        {
            Table = new ConfiguredTable(this, "ViewersTable", new ConfiguredTableProps
            {
                Source = TableSource.Glue(viewers.Table),
                AllowedColumns = ["viewer_id", "program"],
                AnalysisRule = AnalysisRule.Custom(new CustomRuleOptions
                {
                    AllowedAnalyses = AllowedAnalyses.Templates(SalesByProgram),
                    DisallowedOutputColumns = ["viewer_id"],
                }),
            }),
            AssociationName = "viewers",
        });
    }
}
