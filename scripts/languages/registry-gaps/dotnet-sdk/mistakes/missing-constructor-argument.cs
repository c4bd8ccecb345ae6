// CS7036: There is no argument given that corresponds to the required parameter 'props' of 'Membership.Membership(Construct, string, IMembershipProps)'
using Amazon.CDK;
using CdkCleanRooms;

internal static class Mistake
{
    public static Membership Membership(Stack stack) => new Membership(stack, "Membership");
}
