using Amazon.CDK;

namespace TestBed;

/// <summary>The test bed, in the account and Region of the CDK CLI.</summary>
public static class Program
{
    public static void Main()
    {
        var app = new App();
        AddStacks(app);
        app.Synth();
    }

    public static void AddStacks(App app) => _ = new CleanRoomStack(app, "CleanRoom");
}
