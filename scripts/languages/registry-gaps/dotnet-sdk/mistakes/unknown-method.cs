// CS1061: 'Membership' does not contain a definition for 'AddBudget' and no accessible extension method 'AddBudget' accepting a first argument of type 'Membership' could be found (are you missing a using directive or an assembly reference?)
using CdkCleanRooms;

internal static class Mistake
{
    public static void AddBudget(Membership membership, PrivacyBudget budget) => membership.AddBudget("Budget", budget);
}
