// CS0117: 'PrivacyBudget' does not contain a definition for 'Differential'
using CdkCleanRooms;

internal static class Mistake
{
    public static PrivacyBudget Budget() =>
        PrivacyBudget.Differential(new DifferentialPrivacyBudgetOptions { Epsilon = 3, UsersNoisePerQuery = 30 });
}
