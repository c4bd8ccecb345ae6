using Amazon.CDK;

namespace IdentityMatching;

/// <summary>A publisher and an advertiser who know the same people by different IDs.</summary>
/// <remarks>
/// The accounts come from the context <c>publisherAccount</c> and <c>advertiserAccount</c>.
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
        });
        _ = new AdvertiserStack(app, "Advertiser", new AdvertiserStackProps
        {
            Env = new Environment { Account = advertiserAccount, Region = region },
            Collaboration = publisher.Collaboration,
            PublisherAccount = publisherAccount,
            Viewers = publisher.Viewers,
            SalesByProgram = publisher.SalesByProgram,
        });
    }
}
