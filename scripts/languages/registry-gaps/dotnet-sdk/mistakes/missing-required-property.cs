// JSII001: MemberOptions requires DisplayName
using CdkCleanRooms;

internal static class Mistake
{
    public static Member Advertiser() => Member.Account("222222222222", new MemberOptions { Abilities = [MemberAbility.QUERY] });
}
