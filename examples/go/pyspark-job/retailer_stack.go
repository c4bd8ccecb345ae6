package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdkcleanrooms/cdk-cleanrooms-go/cdkcleanrooms"
)

// RetailerStackProps are the properties of a RetailerStack.
type RetailerStackProps struct {
	awscdk.StackProps
	// BrandAccount is the account of the brand.
	BrandAccount string
}

// RetailerStack is what others need of the retailer's stack.
type RetailerStack struct {
	awscdk.Stack
	Collaboration cdkcleanrooms.ICollaboration
	Membership    cdkcleanrooms.IMembership
}

// NewRetailerStack is the stack of the retailer, who creates the collaboration, in which the brand runs jobs, receives
// their results, and pays for them.
func NewRetailerStack(scope constructs.Construct, id string, props *RetailerStackProps) RetailerStack {
	stack := awscdk.NewStack(scope, &id, &props.StackProps)

	collaboration := cdkcleanrooms.NewCollaboration(stack, jsii.String("SpringCampaign"), &cdkcleanrooms.CollaborationProps{
		Description: jsii.String("How fast customers of the retailer buy after a contact of the brand"),
		Creator:     &cdkcleanrooms.MemberOptions{DisplayName: jsii.String("Retailer")},
		Members: &[]cdkcleanrooms.Member{
			cdkcleanrooms.Member_Account(jsii.String(props.BrandAccount), &cdkcleanrooms.MemberOptions{
				DisplayName: jsii.String("Brand"),
				Abilities: &[]cdkcleanrooms.MemberAbility{
					cdkcleanrooms.MemberAbility_QUERY,
					cdkcleanrooms.MemberAbility_RUN_JOB,
					cdkcleanrooms.MemberAbility_RECEIVE_RESULTS,
				},
				PaymentResponsibilities: &[]cdkcleanrooms.Payment{
					cdkcleanrooms.Payment_QUERY_COMPUTE,
					cdkcleanrooms.Payment_JOB_COMPUTE,
				},
			}),
		},
		JobLogging: jsii.Bool(true),
	})
	membership := cdkcleanrooms.NewMembership(stack, jsii.String("Membership"), &cdkcleanrooms.MembershipProps{Collaboration: collaboration})

	return RetailerStack{Stack: stack, Collaboration: collaboration, Membership: membership}
}
