using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.Assertions;
using CampaignReach;
using Xunit;

namespace Tests;

/// <summary>How to test a clean room: check the relevant properties of its template.</summary>
public class CampaignReachTest
{
    [Fact]
    public void OnlyTheAdvertiserQueriesAndPays()
    {
        var publisher = new PublisherStack(new App(), "Publisher", new PublisherStackProps
        {
            Env = new Environment { Account = "111111111111", Region = "us-east-1" },
            AdvertiserAccount = "222222222222",
        });

        var template = Template.FromStack(publisher);
        template.HasResourceProperties("AWS::CleanRooms::Collaboration", new Dictionary<string, object>
        {
            ["CreatorMemberAbilities"] = new string[] { },
            ["Members"] = new[]
            {
                new Dictionary<string, object>
                {
                    ["AccountId"] = "222222222222",
                    ["MemberAbilities"] = new[] { "CAN_QUERY", "CAN_RECEIVE_RESULTS" },
                    ["PaymentConfiguration"] = Match.ObjectLike(new Dictionary<string, object>
                    {
                        ["QueryCompute"] = new Dictionary<string, object> { ["IsResponsible"] = true },
                    }),
                },
            },
        });
    }
}
