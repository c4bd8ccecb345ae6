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
    public void TestBed()
    {
        var app = new App();

        global::TestBed.Program.AddStacks(app);

        Compare(app, "test-bed", "CleanRoom");
    }

    /// <summary>The examples have no file assets, so nothing must be omitted.</summary>
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
