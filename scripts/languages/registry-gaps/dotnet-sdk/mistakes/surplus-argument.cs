// CS1501: No overload for method 'SqlFile' takes 2 arguments
using CdkCleanRooms;

internal static class Mistake
{
    public static PopulationAnalysis Analysis() => PopulationAnalysis.SqlFile("query.sql", "utf8");
}
