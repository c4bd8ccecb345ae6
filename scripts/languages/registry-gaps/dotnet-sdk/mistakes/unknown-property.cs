// CS0117: 'MemberOptions' does not contain a definition for 'Name'
using CdkCleanRooms;

internal static class Mistake
{
    public static MemberOptions Advertiser() => new() { DisplayName = "Advertiser", Name = "Advertiser" };
}
