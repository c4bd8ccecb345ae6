package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsglue"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdkcleanrooms/cdk-cleanrooms-go/cdkcleanrooms"
)

// AdvertiserStackProps are the properties of the advertiser's stack.
type AdvertiserStackProps struct {
	awscdk.StackProps
	Collaboration cdkcleanrooms.ICollaboration
	// ReachByCategory is the only analysis that both companies have agreed on.
	ReachByCategory cdkcleanrooms.IAnalysisTemplate
}

// NewAdvertiserStack is the stack of the advertiser, who joins, queries, receives the results, pays, and
// shares its conversions.
func NewAdvertiserStack(scope constructs.Construct, id string, props *AdvertiserStackProps) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, &props.StackProps)

	membership := cdkcleanrooms.NewMembership(stack, jsii.String("Membership"), &cdkcleanrooms.MembershipProps{
		Collaboration: props.Collaboration,
		ResultOutput: cdkcleanrooms.ResultOutput_S3(newEncryptedBucket(stack, "Results"), &cdkcleanrooms.S3ResultOptions{
			KeyPrefix: jsii.String("reach"),
		}),
	})

	conversions := cdkcleanrooms.NewConfiguredTable(stack, jsii.String("Conversions"), &cdkcleanrooms.ConfiguredTableProps{
		Source:         cdkcleanrooms.TableSource_Glue(newConversionsLog(stack), nil),
		AllowedColumns: jsii.Strings("uid", "conversion_id", "conversion_timestamp"),
		AnalysisRule: cdkcleanrooms.AnalysisRule_Custom(&cdkcleanrooms.CustomRuleOptions{
			AllowedAnalyses: cdkcleanrooms.AllowedAnalyses_Templates(props.ReachByCategory),
		}),
	})
	membership.Associate(jsii.String("ConversionsAssociation"), &cdkcleanrooms.ConfiguredTableAssociationOptions{
		Table:           conversions,
		AssociationName: jsii.String("conversions"),
	})

	return stack
}

func newConversionsLog(stack awscdk.Stack) awsglue.S3Table {
	database := awsglue.NewDatabase(stack, jsii.String("Shop"), &awsglue.DatabaseProps{
		DatabaseName:  jsii.String("shop"),
		RemovalPolicy: awscdk.RemovalPolicy_DESTROY,
	})
	return newConversionsTable(stack, database, newEncryptedBucket(stack, "Lake"))
}

func newEncryptedBucket(stack awscdk.Stack, id string) awss3.Bucket {
	return awss3.NewBucket(stack, &id, &awss3.BucketProps{
		Encryption:        awss3.BucketEncryption_KMS,
		BlockPublicAccess: awss3.BlockPublicAccess_BLOCK_ALL(),
		EnforceSSL:        jsii.Bool(true),
	})
}
