// CS7036: There is no argument given that corresponds to the required parameter 'budget' of 'Membership.AddPrivacyBudget(string, PrivacyBudget)'
using CdkCleanRooms;

internal static class Mistake
{
    public static void AddBudget(Membership membership) => membership.AddPrivacyBudget("Budget");
}
