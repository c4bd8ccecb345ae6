// CS0246: The type or namespace name 'MemberOption' could not be found (are you missing a using directive or an assembly reference?)
using CdkCleanRooms;

internal static class Mistake
{
    public static Member Advertiser() => Member.Account("222222222222", new MemberOption { DisplayName = "Advertiser" });
}
