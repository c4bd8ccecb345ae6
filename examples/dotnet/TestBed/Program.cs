using Amazon.CDK;

namespace TestBed;

/// <summary>The test bed, in whatever account and Region the command line is logged in to.</summary>
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
