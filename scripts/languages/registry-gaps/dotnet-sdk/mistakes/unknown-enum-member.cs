// CS0117: 'MemberAbility' does not contain a definition for 'Query'
using CdkCleanRooms;

internal static class Mistake
{
    public static MemberAbility Ability() => MemberAbility.Query;
}
