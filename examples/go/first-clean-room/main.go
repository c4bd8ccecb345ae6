// Command first-clean-room is an app with a publisher who invites an advertiser, who queries, receives the results and pays.
package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdkcleanrooms/cdk-cleanrooms-go/cdkcleanrooms"
)

func main() {
	defer jsii.Close()

	newApp().Synth(nil)
}

func newApp() awscdk.App {
	app := awscdk.NewApp(nil)
	publisher := awscdk.NewStack(app, jsii.String("Publisher"), &awscdk.StackProps{
		Env: &awscdk.Environment{Account: jsii.String("111111111111"), Region: jsii.String("us-east-1")},
	})
	advertiser := awscdk.NewStack(app, jsii.String("Advertiser"), &awscdk.StackProps{
		Env: &awscdk.Environment{Account: jsii.String("222222222222"), Region: jsii.String("us-east-1")},
	})

	collaboration := cdkcleanrooms.NewCollaboration(publisher, jsii.String("CampaignReach"), &cdkcleanrooms.CollaborationProps{
		Description: jsii.String("How many customers of the advertiser saw the spring campaign"),
		Creator:     &cdkcleanrooms.MemberOptions{DisplayName: jsii.String("Publisher")},
		Members: &[]cdkcleanrooms.Member{
			cdkcleanrooms.Member_Account(jsii.String("222222222222"), &cdkcleanrooms.MemberOptions{
				DisplayName: jsii.String("Advertiser"),
				Abilities: &[]cdkcleanrooms.MemberAbility{
					cdkcleanrooms.MemberAbility_QUERY,
					cdkcleanrooms.MemberAbility_RECEIVE_RESULTS,
				},
				PaymentResponsibilities: &[]cdkcleanrooms.Payment{cdkcleanrooms.Payment_QUERY_COMPUTE},
			}),
		},
	})

	membership := cdkcleanrooms.NewMembership(publisher, jsii.String("Membership"), &cdkcleanrooms.MembershipProps{Collaboration: collaboration})
	impressions := cdkcleanrooms.NewConfiguredTable(publisher, jsii.String("Impressions"), &cdkcleanrooms.ConfiguredTableProps{
		Source: cdkcleanrooms.TableSource_GlueByName(&cdkcleanrooms.GlueByNameSourceOptions{
			DatabaseName: jsii.String("ads"),
			TableName:    jsii.String("impressions"),
			Bucket:       awss3.Bucket_FromBucketName(publisher, jsii.String("Lake"), jsii.String("publisher-lake")),
			KeyPrefix:    jsii.String("impressions"),
		}),
		AllowedColumns: jsii.Strings("user_id", "campaign_id", "seen_at"),
		AnalysisRule: cdkcleanrooms.AnalysisRule_Custom(&cdkcleanrooms.CustomRuleOptions{
			AllowedAnalyses:  cdkcleanrooms.AllowedAnalyses_AnyQueryFrom(jsii.String("222222222222")),
			OutputProtection: cdkcleanrooms.OutputProtection_DifferentialPrivacy(jsii.String("user_id")),
		}),
	})
	membership.Associate(jsii.String("ImpressionsAssociation"), &cdkcleanrooms.ConfiguredTableAssociationOptions{
		Table:           impressions,
		AssociationName: jsii.String("impressions"),
	})
	membership.AddPrivacyBudget(jsii.String("Budget"), cdkcleanrooms.PrivacyBudget_DifferentialPrivacy(
		&cdkcleanrooms.DifferentialPrivacyBudgetOptions{Epsilon: jsii.Number(3), UsersNoisePerQuery: jsii.Number(30)},
	))

	cdkcleanrooms.NewMembership(advertiser, jsii.String("Membership"), &cdkcleanrooms.MembershipProps{
		Collaboration: collaboration, // accepts the payment, as the collaboration specifies
		ResultOutput: cdkcleanrooms.ResultOutput_S3(awss3.NewBucket(advertiser, jsii.String("Results"), nil),
			&cdkcleanrooms.S3ResultOptions{KeyPrefix: jsii.String("reach")}),
	})
	return app
}
