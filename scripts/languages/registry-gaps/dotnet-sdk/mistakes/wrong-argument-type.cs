// CS1503: Argument 1: cannot convert from 'string' to 'Amazon.CDK.AWS.Glue.ITable'
using CdkCleanRooms;

internal static class Mistake
{
    public static TableSource Source() => TableSource.Glue("impressions");
}
