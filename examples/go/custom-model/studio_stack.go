package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsglue"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdkcleanrooms/cdk-cleanrooms-go/cdkcleanrooms"
)

// StudioStackProps are the properties of the studio's stack.
type StudioStackProps struct {
	awscdk.StackProps
	Collaboration cdkcleanrooms.ICollaboration
	// TrainingRows is the query for the rows that the model is trained with.
	TrainingRows cdkcleanrooms.IAnalysisTemplate
	Recommender  cdkcleanrooms.IConfiguredModelAlgorithmAssociation
}

// NewStudioStack is the stack of the studio, who joins, trains the model with its fans, receives what the model infers,
// and pays.
func NewStudioStack(scope constructs.Construct, id string, props *StudioStackProps) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, &props.StackProps)

	results := newEncryptedBucket(stack, "Results")
	membership := cdkcleanrooms.NewMembership(stack, jsii.String("Membership"), &cdkcleanrooms.MembershipProps{
		Collaboration: props.Collaboration,
		ResultOutput: cdkcleanrooms.ResultOutput_S3(results, &cdkcleanrooms.S3ResultOptions{
			KeyPrefix: jsii.String("recommendations"),
		}),
	})
	// Where trained models and what they infer are stored.
	membership.AddMlConfiguration(jsii.String("MlConfiguration"), &cdkcleanrooms.MlConfigurationOptions{
		Bucket:    results,
		KeyPrefix: jsii.String("models"),
	})
	fans := cdkcleanrooms.NewConfiguredTable(stack, jsii.String("Fans"), &cdkcleanrooms.ConfiguredTableProps{
		Source:         cdkcleanrooms.TableSource_Glue(newFansLog(stack), nil),
		AllowedColumns: jsii.Strings("viewer", "stars"),
		AnalysisRule: cdkcleanrooms.AnalysisRule_Custom(&cdkcleanrooms.CustomRuleOptions{
			AllowedAnalyses:    cdkcleanrooms.AllowedAnalyses_Templates(props.TrainingRows),
			AdditionalAnalyses: cdkcleanrooms.AdditionalAnalyses_REQUIRED,
		}),
	})
	membership.Associate(jsii.String("FansAssociation"), &cdkcleanrooms.ConfiguredTableAssociationOptions{
		Table:                     fans,
		AssociationName:           jsii.String("fans"),
		AllowedAdditionalAnalyses: &[]*string{props.Recommender.ConfiguredModelAlgorithmAssociationArn()},
	})

	return stack
}

func newFansLog(stack awscdk.Stack) awsglue.S3Table {
	return awsglue.NewS3Table(stack, jsii.String("FansLog"), &awsglue.S3TableProps{
		Database: awsglue.NewDatabase(stack, jsii.String("Marketing"), &awsglue.DatabaseProps{
			DatabaseName:  jsii.String("marketing"),
			RemovalPolicy: awscdk.RemovalPolicy_DESTROY,
		}),
		TableName: jsii.String("fans"),
		Columns: &[]*awsglue.Column{
			{
				Name:    jsii.String("viewer"),
				Type:    awsglue.Schema_STRING(),
				Comment: jsii.String("an email address, hashed as the streaming service does"),
			},
			{
				Name:    jsii.String("stars"),
				Type:    awsglue.Schema_INTEGER(),
				Comment: jsii.String("how a fan has rated the films of the studio"),
			},
		},
		DataFormat: awsglue.DataFormat_PARQUET(),
		Storage:    awsglue.S3TableStorage_FromBucket(newEncryptedBucket(stack, "Lake")),
		S3Prefix:   jsii.String("fans"),
	})
}

func newEncryptedBucket(stack awscdk.Stack, id string) awss3.Bucket {
	return awss3.NewBucket(stack, &id, &awss3.BucketProps{
		Encryption:        awss3.BucketEncryption_KMS,
		BlockPublicAccess: awss3.BlockPublicAccess_BLOCK_ALL(),
		EnforceSSL:        jsii.Bool(true),
	})
}
