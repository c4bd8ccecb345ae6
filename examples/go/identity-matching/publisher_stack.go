package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsglue"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdkcleanrooms/cdk-cleanrooms-go/cdkcleanrooms"
)

const salesByProgramSQL = "SELECT v.program, COUNT(DISTINCT c.customer_id) AS customers, SUM(c.revenue) AS revenue " +
	"FROM viewers v " +
	"INNER JOIN identities i ON v.viewer_id = i.sourceid " +
	"INNER JOIN loyal_customers c ON i.targetid = c.customer_id " +
	"GROUP BY v.program"

// PublisherStackProps are the properties of a PublisherStack.
type PublisherStackProps struct {
	awscdk.StackProps
	// AdvertiserAccount is the account of the advertiser.
	AdvertiserAccount string
}

// PublisherStack is what others need of the publisher's stack.
type PublisherStack struct {
	awscdk.Stack
	Collaboration  cdkcleanrooms.ICollaboration
	Viewers        cdkcleanrooms.IIdNamespaceAssociation
	SalesByProgram cdkcleanrooms.IAnalysisTemplate
}

// NewPublisherStack is the stack of the publisher, who creates the collaboration and shares what its viewers watch.
func NewPublisherStack(scope constructs.Construct, id string, props *PublisherStackProps) PublisherStack {
	stack := awscdk.NewStack(scope, &id, &props.StackProps)

	collaboration := cdkcleanrooms.NewCollaboration(stack, jsii.String("IdentityMatching"), &cdkcleanrooms.CollaborationProps{
		Description: jsii.String("What the viewers of each program buy from the advertiser"),
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
	salesByProgram := cdkcleanrooms.NewAnalysisTemplate(stack, jsii.String("SalesByProgram"), &cdkcleanrooms.AnalysisTemplateProps{
		AnalysisTemplateName: jsii.String("sales_by_program"),
		Description:          jsii.String("Loyal customers of the advertiser and their purchases, by program that they watch"),
		Membership:           membership,
		Source:               cdkcleanrooms.AnalysisSource_Sql(jsii.String(salesByProgramSQL), nil),
	})

	people := NewPeople(stack, "Viewers", &PeopleProps{
		DatabaseName: "panel",
		TableName:    "viewers",
		IdColumn:     "viewer_id",
		OtherColumn:  &awsglue.Column{Name: jsii.String("program"), Type: awsglue.Schema_STRING()},
	})
	// The ID mapping table of the advertiser maps the IDs of the source to those of the target.
	viewers := membership.AssociateIdNamespace(jsii.String("ViewersNamespace"), &cdkcleanrooms.IdNamespaceAssociationOptions{
		IdNamespace:                people.IdNamespace("SOURCE"),
		IdNamespaceAssociationName: jsii.String("viewers"),
	})
	membership.Associate(jsii.String("ViewersAssociation"), &cdkcleanrooms.ConfiguredTableAssociationOptions{
		Table: cdkcleanrooms.NewConfiguredTable(stack, jsii.String("ViewersTable"), &cdkcleanrooms.ConfiguredTableProps{
			Source:         cdkcleanrooms.TableSource_Glue(people.Table, nil),
			AllowedColumns: jsii.Strings("viewer_id", "program"),
			AnalysisRule: cdkcleanrooms.AnalysisRule_Custom(&cdkcleanrooms.CustomRuleOptions{
				AllowedAnalyses:         cdkcleanrooms.AllowedAnalyses_Templates(salesByProgram),
				DisallowedOutputColumns: jsii.Strings("viewer_id"),
			}),
		}),
		AssociationName: jsii.String("viewers"),
	})

	return PublisherStack{Stack: stack, Collaboration: collaboration, Viewers: viewers, SalesByProgram: salesByProgram}
}
