package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsglue"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdkcleanrooms/cdk-cleanrooms-go/cdkcleanrooms"
)

// table is one of the tables of the test bed.
type table struct {
	name    string
	columns []*awsglue.Column
	rule    cdkcleanrooms.AnalysisRule
}

// NewCleanRoomStack is the test bed: two tables under aggregation rules that require a join, one under a custom rule with an
// analysis template.
func NewCleanRoomStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)
	bucket := awss3.NewBucket(stack, jsii.String("Bucket"), &awss3.BucketProps{
		Encryption: awss3.BucketEncryption_S3_MANAGED,
		EnforceSSL: jsii.Bool(true),
	})
	database := awsglue.NewDatabase(stack, jsii.String("Database"), &awsglue.DatabaseProps{
		DatabaseName:  jsii.String("aws_sdk_pandas_cleanrooms"),
		RemovalPolicy: awscdk.RemovalPolicy_DESTROY,
	})

	collaboration := cdkcleanrooms.NewCollaboration(stack, jsii.String("Collaboration"), &cdkcleanrooms.CollaborationProps{
		CollaborationName: jsii.String("AWS SDK for pandas - Testing"),
		Description:       jsii.String("Collaboration Room for AWS SDK for pandas test infrastructure"),
		Creator: &cdkcleanrooms.MemberOptions{
			DisplayName: jsii.String("Collaborator Creator"),
			Abilities: &[]cdkcleanrooms.MemberAbility{
				cdkcleanrooms.MemberAbility_QUERY,
				cdkcleanrooms.MemberAbility_RECEIVE_RESULTS,
			},
		},
	})
	membership := cdkcleanrooms.NewMembership(stack, jsii.String("Membership"), &cdkcleanrooms.MembershipProps{Collaboration: collaboration})
	template := cdkcleanrooms.NewAnalysisTemplate(stack, jsii.String("AnalysisTemplate"), &cdkcleanrooms.AnalysisTemplateProps{
		AnalysisTemplateName: jsii.String("custom_analysis"),
		Membership:           membership,
		Source:               cdkcleanrooms.AnalysisSource_Sql(jsii.String("SELECT a FROM custom WHERE custom.b = :param1"), nil),
		Parameters: &[]cdkcleanrooms.AnalysisParameter{
			cdkcleanrooms.AnalysisParameter_Varchar(jsii.String("param1"), nil),
		},
	})

	for _, table := range tables(template) {
		glueTable := awsglue.NewS3Table(stack, jsii.String(table.name+"-table"), &awsglue.S3TableProps{
			Database:   database,
			Storage:    awsglue.S3TableStorage_FromBucket(bucket),
			DataFormat: awsglue.DataFormat_PARQUET(),
			TableName:  &table.name,
			Columns:    &table.columns,
			S3Prefix:   &table.name,
		})
		configured := cdkcleanrooms.NewConfiguredTable(stack, &table.name, &cdkcleanrooms.ConfiguredTableProps{
			Source:         cdkcleanrooms.TableSource_Glue(glueTable, nil),
			AllowedColumns: names(table.columns),
			AnalysisRule:   table.rule,
		})
		membership.Associate(jsii.String(table.name+"-association"), &cdkcleanrooms.ConfiguredTableAssociationOptions{
			Table: configured,
		})
	}

	awscdk.NewCfnOutput(stack, jsii.String("CleanRoomsMembershipId"), &awscdk.CfnOutputProps{
		Value: membership.MembershipId(),
	})
	awscdk.NewCfnOutput(stack, jsii.String("CleanRoomsAnalysisTemplateArn"), &awscdk.CfnOutputProps{
		Value: template.AnalysisTemplateArn(),
	})
	awscdk.NewCfnOutput(stack, jsii.String("CleanRoomsGlueDatabaseName"), &awscdk.CfnOutputProps{
		Value: database.DatabaseName(),
	})
	return stack
}

func tables(template cdkcleanrooms.IAnalysisTemplate) []table {
	joinColumns := jsii.Strings("user_id")
	outputConstraints := &[]cdkcleanrooms.OutputConstraint{
		cdkcleanrooms.OutputConstraint_CountDistinct(jsii.String("user_id"), jsii.Number(2)),
	}
	return []table{
		{
			name: "users",
			columns: []*awsglue.Column{
				{Name: jsii.String("user_id"), Type: awsglue.Schema_INTEGER()},
				{Name: jsii.String("city"), Type: awsglue.Schema_STRING()},
			},
			rule: cdkcleanrooms.AnalysisRule_Aggregation(&cdkcleanrooms.AggregationRuleOptions{
				Aggregates: &[]cdkcleanrooms.Aggregate{
					cdkcleanrooms.Aggregate_Count(jsii.String("user_id")),
				},
				DimensionColumns:  jsii.Strings("city"),
				ScalarFunctions:   &[]cdkcleanrooms.ScalarFunction{cdkcleanrooms.ScalarFunction_LOWER},
				JoinColumns:       joinColumns,
				OutputConstraints: outputConstraints,
			}),
		},
		{
			name: "purchases",
			columns: []*awsglue.Column{
				{Name: jsii.String("purchase_id"), Type: awsglue.Schema_INTEGER()},
				{Name: jsii.String("user_id"), Type: awsglue.Schema_INTEGER()},
				{Name: jsii.String("sale_value"), Type: awsglue.Schema_FLOAT()},
			},
			rule: cdkcleanrooms.AnalysisRule_Aggregation(&cdkcleanrooms.AggregationRuleOptions{
				Aggregates: &[]cdkcleanrooms.Aggregate{
					cdkcleanrooms.Aggregate_Count(jsii.String("purchase_id")),
					cdkcleanrooms.Aggregate_Avg(jsii.String("sale_value")),
					cdkcleanrooms.Aggregate_Sum(jsii.String("sale_value")),
				},
				JoinColumns:       joinColumns,
				OutputConstraints: outputConstraints,
			}),
		},
		{
			name: "custom",
			columns: []*awsglue.Column{
				{Name: jsii.String("a"), Type: awsglue.Schema_INTEGER()},
				{Name: jsii.String("b"), Type: awsglue.Schema_STRING()},
			},
			rule: cdkcleanrooms.AnalysisRule_Custom(&cdkcleanrooms.CustomRuleOptions{
				AllowedAnalyses: cdkcleanrooms.AllowedAnalyses_Templates(template),
			}),
		},
	}
}

func names(columns []*awsglue.Column) *[]*string {
	names := make([]*string, len(columns))
	for i, column := range columns {
		names[i] = column.Name
	}
	return &names
}
