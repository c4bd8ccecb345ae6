// JSII001: Column requires Type
using Amazon.CDK.AWS.Glue;

internal static class Mistake
{
    public static Column Column() => new() { Name = "uid" };
}
