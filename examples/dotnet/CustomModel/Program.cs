using Amazon.CDK;

namespace CustomModel;

/// <summary>A streaming service and a film studio with separate accounts.</summary>
/// <remarks>
/// The accounts come from the context <c>streamingAccount</c> and <c>studioAccount</c>, and the repository of the
/// images of the model from <c>modelRepository</c>.
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
        var streamingAccount = Context("streamingAccount") ?? "111111111111";
        var studioAccount = Context("studioAccount") ?? "222222222222";

        var streaming = new StreamingStack(app, "Streaming", new StreamingStackProps
        {
            Env = new Environment { Account = streamingAccount, Region = region },
            StudioAccount = studioAccount,
            ModelRepository = Context("modelRepository") ?? "recommender",
        });
        _ = new StudioStack(app, "Studio", new StudioStackProps
        {
            Env = new Environment { Account = studioAccount, Region = region },
            Collaboration = streaming.Collaboration,
            TrainingRows = streaming.TrainingRows,
            Recommender = streaming.Recommender,
        });
    }
}
