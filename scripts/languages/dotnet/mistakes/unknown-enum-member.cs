// CS0117: 'MemberAbility' does not contain a definition for 'Query'
using CdkCleanrooms;

internal static class Mistake
{
    public static MemberAbility Ability() => MemberAbility.Query;
}
