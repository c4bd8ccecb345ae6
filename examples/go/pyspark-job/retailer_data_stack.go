package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsglue"
	"github.com/aws/aws-cdk-go/awscdk/v2/interfaces/interfacesawscleanrooms"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdkcleanrooms/cdk-cleanrooms-go/cdkcleanrooms"
)

// RetailerDataStackProps are the properties of the stack with the retailer's data.
type RetailerDataStackProps struct {
	awscdk.StackProps
	Membership      cdkcleanrooms.IMembership
	BrandMembership cdkcleanrooms.IMembership
	// DaysToPurchase is the only job that the retailer has reviewed.
	DaysToPurchase cdkcleanrooms.IAnalysisTemplate
}

// NewRetailerDataStack is the stack with which the retailer shares its purchases with the job that it has reviewed, and
// with no query.
//
// It is a separate stack, because it is deployed after the job of the brand, which is deployed after the collaboration.
func NewRetailerDataStack(scope constructs.Construct, id string, props *RetailerDataStackProps) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, &props.StackProps)

	purchases := cdkcleanrooms.NewConfiguredTable(stack, jsii.String("Purchases"), &cdkcleanrooms.ConfiguredTableProps{
		Source: cdkcleanrooms.TableSource_Glue(newDailyLog(stack, "purchases",
			&awsglue.Column{Name: jsii.String("customer_id"), Type: awsglue.Schema_STRING()},
			&awsglue.Column{Name: jsii.String("purchased_on"), Type: awsglue.Schema_DATE()},
			&awsglue.Column{Name: jsii.String("amount"), Type: awsglue.Schema_DOUBLE()},
		), nil),
		AllowedColumns: jsii.Strings("customer_id", "purchased_on"),
		AnalysisMethod: cdkcleanrooms.AnalysisMethod_DIRECT_JOB,
		AnalysisRule: cdkcleanrooms.AnalysisRule_Custom(&cdkcleanrooms.CustomRuleOptions{
			AllowedAnalyses: cdkcleanrooms.AllowedAnalyses_Templates(props.DaysToPurchase),
		}),
	})
	cdkcleanrooms.NewConfiguredTableAssociation(stack, jsii.String("PurchasesAssociation"), &cdkcleanrooms.ConfiguredTableAssociationProps{
		Membership:         props.Membership,
		Table:              purchases,
		AssociationName:    jsii.String("purchases"),
		PartnerMemberships: &[]interfacesawscleanrooms.IMembershipRef{props.BrandMembership},
	})

	return stack
}
