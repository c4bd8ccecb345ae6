package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsglue"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdkcleanrooms/cdk-cleanrooms-go/cdkcleanrooms"
)

// BrandStackProps are the properties of a BrandStack.
type BrandStackProps struct {
	awscdk.StackProps
	Collaboration cdkcleanrooms.ICollaboration
}

// BrandStack is what others need of the brand's stack.
type BrandStack struct {
	awscdk.Stack
	Membership cdkcleanrooms.IMembership
	// DaysToPurchase is the only job that both companies have reviewed.
	DaysToPurchase cdkcleanrooms.IAnalysisTemplate
}

// NewBrandStack is the stack of the brand, who joins, writes the job, and shares its contacts.
func NewBrandStack(scope constructs.Construct, id string, props *BrandStackProps) BrandStack {
	stack := awscdk.NewStack(scope, &id, &props.StackProps)

	results := newEncryptedBucket(stack, "Results")
	membership := cdkcleanrooms.NewMembership(stack, jsii.String("Membership"), &cdkcleanrooms.MembershipProps{
		Collaboration:   props.Collaboration,
		ResultOutput:    cdkcleanrooms.ResultOutput_S3(results, &cdkcleanrooms.S3ResultOptions{KeyPrefix: jsii.String("queries")}),
		JobResultOutput: cdkcleanrooms.JobResultOutput_S3(results, &cdkcleanrooms.S3JobResultOptions{KeyPrefix: jsii.String("jobs")}),
	})
	daysToPurchase := membership.AddAnalysisTemplate(jsii.String("DaysToPurchase"), &cdkcleanrooms.AnalysisTemplateOptions{
		AnalysisTemplateName: jsii.String("days_to_purchase"),
		Description:          jsii.String("Days between the first contact of a campaign and the purchase"),
		Source: cdkcleanrooms.AnalysisSource_Pyspark(&cdkcleanrooms.PysparkSourceOptions{
			// The CDK runs the app in this folder, and `go test` its tests.
			EntryPoint:       cdkcleanrooms.AnalysisArtifact_FromAsset(jsii.String("../../pyspark-job/days_to_purchase.py")),
			ReferencedTables: jsii.Strings("contacts", "purchases"),
		}),
		Parameters: &[]cdkcleanrooms.AnalysisParameter{
			cdkcleanrooms.AnalysisParameter_String(jsii.String("campaign"), nil),
		},
	})

	contacts := cdkcleanrooms.NewConfiguredTable(stack, jsii.String("Contacts"), &cdkcleanrooms.ConfiguredTableProps{
		Source: cdkcleanrooms.TableSource_Glue(newDailyLog(stack, "contacts",
			&awsglue.Column{Name: jsii.String("customer_id"), Type: awsglue.Schema_STRING()},
			&awsglue.Column{Name: jsii.String("campaign"), Type: awsglue.Schema_STRING()},
			&awsglue.Column{Name: jsii.String("contacted_on"), Type: awsglue.Schema_DATE()},
		), nil),
		AllowedColumns: jsii.Strings("customer_id", "campaign", "contacted_on"),
		AnalysisMethod: cdkcleanrooms.AnalysisMethod_DIRECT_JOB,
		AnalysisRule: cdkcleanrooms.AnalysisRule_Custom(&cdkcleanrooms.CustomRuleOptions{
			AllowedAnalyses: cdkcleanrooms.AllowedAnalyses_Templates(daysToPurchase),
		}),
	})
	membership.Associate(jsii.String("ContactsAssociation"), &cdkcleanrooms.ConfiguredTableAssociationOptions{
		Table:           contacts,
		AssociationName: jsii.String("contacts"),
	})

	return BrandStack{Stack: stack, Membership: membership, DaysToPurchase: daysToPurchase}
}
