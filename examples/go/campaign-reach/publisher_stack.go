package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsglue"
	"github.com/aws/aws-cdk-go/awscdk/v2/interfaces/interfacesawscleanrooms"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdkcleanrooms/cdk-cleanrooms-go/cdkcleanrooms"
)

// PublisherStackProps are the properties of a PublisherStack.
type PublisherStackProps struct {
	awscdk.StackProps
	// AdvertiserAccount is the account of the advertiser.
	AdvertiserAccount string
	// AdvertiserMembershipArn is the ARN of the advertiser's membership, once the advertiser has joined. Without it, the
	// role of the table is bound to the account of the advertiser.
	AdvertiserMembershipArn string
}

// PublisherStack is what others need of the publisher's stack.
type PublisherStack struct {
	awscdk.Stack
	Collaboration   cdkcleanrooms.ICollaboration
	ReachByCategory cdkcleanrooms.IAnalysisTemplate
}

// NewPublisherStack is the stack of the publisher, who creates the collaboration and shares
// impressions under differential privacy.
func NewPublisherStack(scope constructs.Construct, id string, props *PublisherStackProps) PublisherStack {
	stack := awscdk.NewStack(scope, &id, &props.StackProps)

	collaboration := cdkcleanrooms.NewCollaboration(stack, jsii.String("CampaignReach"), &cdkcleanrooms.CollaborationProps{
		Description: jsii.String("How many customers of the advertiser saw the spring campaign"),
		Creator:     &cdkcleanrooms.MemberOptions{DisplayName: jsii.String("Publisher")},
		Members: &[]cdkcleanrooms.Member{
			cdkcleanrooms.Member_Account(jsii.String(props.AdvertiserAccount), &cdkcleanrooms.MemberOptions{
				DisplayName: jsii.String("Advertiser"),
				Abilities: &[]cdkcleanrooms.MemberAbility{
					cdkcleanrooms.MemberAbility_QUERY,
					cdkcleanrooms.MemberAbility_RECEIVE_RESULTS,
				},
				PaymentResponsibilities: &[]cdkcleanrooms.Payment{cdkcleanrooms.Payment_QUERY_COMPUTE},
			}),
		},
	})
	membership := cdkcleanrooms.NewMembership(stack, jsii.String("Membership"), &cdkcleanrooms.MembershipProps{Collaboration: collaboration})

	reachByCategory := cdkcleanrooms.NewAnalysisTemplate(stack, jsii.String("ReachByCategory"), &cdkcleanrooms.AnalysisTemplateProps{
		AnalysisTemplateName: jsii.String("reach_by_category"),
		Description:          jsii.String("Buyers among the people who saw a campaign, by category of the advertisement"),
		Membership:           membership,
		// The CDK runs the app in this folder, and `go test` its tests.
		Source: cdkcleanrooms.AnalysisSource_SqlFile(jsii.String("../../campaign-reach/reach-by-category.sql"), nil),
		Parameters: &[]cdkcleanrooms.AnalysisParameter{
			cdkcleanrooms.AnalysisParameter_Integer(jsii.String("campaign"), nil),
			cdkcleanrooms.AnalysisParameter_Integer(jsii.String("converted_since"), nil),
		},
	})

	impressions := cdkcleanrooms.NewConfiguredTable(stack, jsii.String("Impressions"), &cdkcleanrooms.ConfiguredTableProps{
		Source:         cdkcleanrooms.TableSource_Glue(newImpressionsLog(stack), nil),
		AllowedColumns: jsii.Strings("uid", "campaign", "cat1"),
		AnalysisRule: cdkcleanrooms.AnalysisRule_Custom(&cdkcleanrooms.CustomRuleOptions{
			AllowedAnalyses:  cdkcleanrooms.AllowedAnalyses_Templates(reachByCategory),
			OutputProtection: cdkcleanrooms.OutputProtection_DifferentialPrivacy(jsii.String("uid")),
		}),
	})
	var partners []interfacesawscleanrooms.IMembershipRef
	if props.AdvertiserMembershipArn != "" {
		partners = append(partners, cdkcleanrooms.Membership_FromMembershipArn(
			stack, jsii.String("AdvertiserMembership"), jsii.String(props.AdvertiserMembershipArn),
		))
	}
	membership.Associate(jsii.String("ImpressionsAssociation"), &cdkcleanrooms.ConfiguredTableAssociationOptions{
		Table:              impressions,
		AssociationName:    jsii.String("impressions"),
		PartnerMemberships: &partners,
	})
	membership.AddPrivacyBudget(jsii.String("Budget"), cdkcleanrooms.PrivacyBudget_DifferentialPrivacy(
		&cdkcleanrooms.DifferentialPrivacyBudgetOptions{Epsilon: jsii.Number(3), UsersNoisePerQuery: jsii.Number(30)},
	))

	return PublisherStack{Stack: stack, Collaboration: collaboration, ReachByCategory: reachByCategory}
}

func newImpressionsLog(stack awscdk.Stack) awsglue.S3Table {
	lake := newEncryptedBucket(stack, "Lake")
	database := awsglue.NewDatabase(stack, jsii.String("Ads"), &awsglue.DatabaseProps{
		DatabaseName:  jsii.String("ads"),
		RemovalPolicy: awscdk.RemovalPolicy_DESTROY,
	})
	return newImpressionsTable(stack, database, lake)
}
