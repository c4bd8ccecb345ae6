using Amazon.CDK;

namespace CampaignReach;

/// <summary>A publisher and an advertiser with separate accounts.</summary>
/// <remarks>
/// The accounts come from the context <c>publisherAccount</c> and <c>advertiserAccount</c>. Once the advertiser has
/// joined, deploy the publisher again with its membership in the context <c>advertiserMembershipArn</c>: the
/// publisher's role is then bound to that membership instead of the advertiser's account.
/// </remarks>
public static class Program
{
    public static void Main()
    {
        var app = new App();
        AddStacks(app);
        app.Synth();
    }

    public static void AddStacks(App app)
    {
        string? Context(string key) => app.Node.TryGetContext(key) as string;
        var region = Context("region") ?? "us-east-1";
        var publisherAccount = Context("publisherAccount") ?? "111111111111";
        var advertiserAccount = Context("advertiserAccount") ?? "222222222222";

        var publisher = new PublisherStack(app, "Publisher", new PublisherStackProps
        {
            Env = new Environment { Account = publisherAccount, Region = region },
            AdvertiserAccount = advertiserAccount,
            AdvertiserMembershipArn = Context("advertiserMembershipArn"),
        });
        _ = new AdvertiserStack(app, "Advertiser", new AdvertiserStackProps
        {
            Env = new Environment { Account = advertiserAccount, Region = region },
            Collaboration = publisher.Collaboration,
            ReachByCategory = publisher.ReachByCategory,
        });
    }
}
