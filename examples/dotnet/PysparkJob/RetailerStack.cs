using Amazon.CDK;
using CdkCleanRooms;
using Constructs;

namespace PysparkJob;

public class RetailerStackProps : StackProps
{
    /// <summary>The account of the brand.</summary>
    public required string BrandAccount { get; init; }
}

/// <summary>
/// The retailer creates the collaboration, in which the brand runs jobs, receives their results, and pays for them.
/// </summary>
public class RetailerStack : Stack
{
    public Collaboration Collaboration { get; }

    public Membership Membership { get; }

    public RetailerStack(Construct scope, string id, RetailerStackProps props) : base(scope, id, props)
    {
        Collaboration = new Collaboration(this, "SpringCampaign", new CollaborationProps
        {
            Description = "How fast customers of the retailer buy after a contact of the brand",
            Creator = new MemberOptions { DisplayName = "Retailer" },
            Members =
            [
                Member.Account(props.BrandAccount, new MemberOptions
                {
                    DisplayName = "Brand",
                    Abilities = [MemberAbility.QUERY, MemberAbility.RUN_JOB, MemberAbility.RECEIVE_RESULTS],
                    PaymentResponsibilities = [Payment.QUERY_COMPUTE, Payment.JOB_COMPUTE],
                }),
            ],
            JobLogging = true,
        });
        Membership = new Membership(this, "Membership", new MembershipProps { Collaboration = Collaboration });
    }
}
