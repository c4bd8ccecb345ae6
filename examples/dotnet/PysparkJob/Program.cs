using Amazon.CDK;

namespace PysparkJob;

/// <summary>A retailer and a brand with separate accounts, and a job in PySpark that both have reviewed.</summary>
/// <remarks>
/// The accounts come from the context <c>retailerAccount</c> and <c>brandAccount</c>.
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
        var brandAccount = Context("brandAccount") ?? "222222222222";
        var retailerEnv = new Environment { Account = Context("retailerAccount") ?? "111111111111", Region = region };

        var retailer = new RetailerStack(app, "Retailer", new RetailerStackProps
        {
            Env = retailerEnv,
            BrandAccount = brandAccount,
        });
        var brand = new BrandStack(app, "Brand", new BrandStackProps
        {
            Env = new Environment { Account = brandAccount, Region = region },
            Collaboration = retailer.Collaboration,
        });
        _ = new RetailerDataStack(app, "RetailerData", new RetailerDataStackProps
        {
            Env = retailerEnv,
            Membership = retailer.Membership,
            BrandMembership = brand.Membership,
            DaysToPurchase = brand.DaysToPurchase,
        });
    }
}
