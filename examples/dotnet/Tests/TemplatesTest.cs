using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Amazon.CDK;
using Xunit;
using Xunit.Abstractions;

namespace Tests;

/// <summary>The templates are those of the same examples in TypeScript.</summary>
public class TemplatesTest(ITestOutputHelper output)
{
    [ComparedWithTypeScript]
    public void CampaignReach()
    {
        var app = new App();

        global::CampaignReach.Program.AddStacks(app);

        Compare(app, "campaign-reach", "Advertiser", "Publisher");
    }

    [ComparedWithTypeScript]
    public void CustomModel()
    {
        var app = new App();

        global::CustomModel.Program.AddStacks(app);

        Compare(app, "custom-model", "Streaming", "Studio");
    }

    [ComparedWithTypeScript]
    public void IdentityMatching()
    {
        var app = new App();

        global::IdentityMatching.Program.AddStacks(app);

        Compare(app, "identity-matching", "Advertiser", "Publisher");
    }

    [ComparedWithTypeScript]
    public void PysparkJob()
    {
        var app = new App();

        global::PysparkJob.Program.AddStacks(app);

        Compare(app, "pyspark-job", "Brand", "Retailer", "RetailerData");
    }

    [ComparedWithTypeScript]
    public void TestBed()
    {
        var app = new App();

        global::TestBed.Program.AddStacks(app);

        Compare(app, "test-bed", "CleanRoom");
    }

    /// <summary>Nothing is omitted: a template names a file asset by the hash of its content only.</summary>
    private void Compare(App app, string example, params string[] stacks)
    {
        var folder = app.Synth().Directory;
        var expected = Path.Combine(ComparedWithTypeScriptAttribute.Templates!, example);
        var hashed = new StringBuilder();
        foreach (var stack in stacks.Order(StringComparer.Ordinal))
        {
            var template = TemplateIn(folder, stack);
            Assert.Equal(TemplateIn(expected, stack), template);
            hashed.Append(stack).Append('\n').Append(template).Append('\n');
        }
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(hashed.ToString()));
        output.WriteLine($"template hash {example} {Convert.ToHexString(hash).ToLowerInvariant()}");
    }

    private static string TemplateIn(string folder, string stack) =>
        CanonicalJson.Of(File.ReadAllText(Path.Combine(folder, $"{stack}.template.json")));
}
