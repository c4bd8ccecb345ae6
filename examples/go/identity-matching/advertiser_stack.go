package main

import (
	"fmt"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsentityresolution"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsglue"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/aws-cdk-go/awscdk/v2/interfaces/interfacesawscleanrooms"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdkcleanrooms/cdk-cleanrooms-go/cdkcleanrooms"
)

// AdvertiserStackProps are the properties of the advertiser's stack.
type AdvertiserStackProps struct {
	awscdk.StackProps
	Collaboration    cdkcleanrooms.ICollaboration
	PublisherAccount string
	// Viewers is the association of the ID namespace of the publisher.
	Viewers cdkcleanrooms.IIdNamespaceAssociation
	// SalesByProgram is the only analysis that both companies have agreed on.
	SalesByProgram cdkcleanrooms.IAnalysisTemplate
}

// NewAdvertiserStack is the stack of the advertiser, who joins, maps the IDs of the viewers to those of its customers,
// queries, and receives the results.
func NewAdvertiserStack(scope constructs.Construct, id string, props *AdvertiserStackProps) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, &props.StackProps)

	membership := cdkcleanrooms.NewMembership(stack, jsii.String("Membership"), &cdkcleanrooms.MembershipProps{
		Collaboration: props.Collaboration,
		ResultOutput: cdkcleanrooms.ResultOutput_S3(newResultsBucket(stack), &cdkcleanrooms.S3ResultOptions{
			KeyPrefix: jsii.String("sales"),
		}),
	})

	encryptionKey := awskms.NewKey(stack, jsii.String("Key"), &awskms.KeyProps{EnableKeyRotation: jsii.Bool(true)})
	customers := NewPeople(stack, "Customers", &PeopleProps{
		DatabaseName: "shop",
		TableName:    "customers",
		IdColumn:     "customer_id",
		OtherColumn:  &awsglue.Column{Name: jsii.String("revenue"), Type: awsglue.Schema_DOUBLE()},
	})
	target := customers.IdNamespace("TARGET")
	customersNamespace := membership.AssociateIdNamespace(
		jsii.String("CustomersNamespace"),
		&cdkcleanrooms.IdNamespaceAssociationOptions{
			IdNamespace:                target,
			IdNamespaceAssociationName: jsii.String("customers"),
		},
	)
	customersAssociation := membership.Associate(
		jsii.String("CustomersAssociation"),
		&cdkcleanrooms.ConfiguredTableAssociationOptions{
			Table: cdkcleanrooms.NewConfiguredTable(stack, jsii.String("CustomersTable"), &cdkcleanrooms.ConfiguredTableProps{
				Source:         cdkcleanrooms.TableSource_Glue(customers.Table, nil),
				AllowedColumns: jsii.Strings("customer_id", "revenue"),
				AnalysisRule: cdkcleanrooms.AnalysisRule_Custom(&cdkcleanrooms.CustomRuleOptions{
					AllowedAnalyses: cdkcleanrooms.AllowedAnalyses_AnyQueryFrom(stack.Account()),
				}),
			}),
			AssociationName: jsii.String("customers"),
		},
	)

	membership.AddIntermediateTable(jsii.String("LoyalCustomers"), &cdkcleanrooms.IntermediateTableOptions{
		IntermediateTableName: jsii.String("loyal_customers"),
		Population: cdkcleanrooms.PopulationAnalysis_Sql(
			jsii.String("SELECT customer_id, revenue FROM customers WHERE revenue >= 100"),
		),
		BaseTables: &[]constructs.IConstruct{customersAssociation},
		AnalysisRule: cdkcleanrooms.AnalysisRule_Custom(&cdkcleanrooms.CustomRuleOptions{
			AllowedAnalyses: cdkcleanrooms.AllowedAnalyses_Templates(props.SalesByProgram),
		}),
		ResultReceivers: &[]*string{stack.Account()},
		EncryptionKey:   encryptionKey,
	})

	membership.AddIdMappingTable(jsii.String("Identities"), &cdkcleanrooms.IdMappingTableOptions{
		IdMappingTableName:    jsii.String("identities"),
		Description:           jsii.String("Viewers of the publisher who are customers of the advertiser"),
		Workflow:              newMatchByEmail(stack, props.PublisherAccount, target, customers.Role.RoleArn()),
		NamespaceAssociations: &[]interfacesawscleanrooms.IIdNamespaceAssociationRef{props.Viewers, customersNamespace},
		EncryptionKey:         encryptionKey,
	})

	return stack
}

func newMatchByEmail(
	stack awscdk.Stack, publisherAccount string, target awsentityresolution.CfnIdNamespace, roleArn *string,
) awsentityresolution.CfnIdMappingWorkflow {
	source := fmt.Sprintf(
		"arn:%s:entityresolution:%s:%s:idnamespace/viewers", *stack.Partition(), *stack.Region(), publisherAccount,
	)
	return awsentityresolution.NewCfnIdMappingWorkflow(stack, jsii.String("MatchByEmail"), &awsentityresolution.CfnIdMappingWorkflowProps{
		WorkflowName: jsii.String("match-by-email"),
		IdMappingTechniques: &awsentityresolution.CfnIdMappingWorkflow_IdMappingTechniquesProperty{
			IdMappingType: jsii.String("RULE_BASED"),
			RuleBasedProperties: &awsentityresolution.CfnIdMappingWorkflow_IdMappingRuleBasedPropertiesProperty{
				AttributeMatchingModel: jsii.String(attributeMatchingModel),
				RecordMatchingModel:    jsii.String(recordMatchingModel),
				RuleDefinitionType:     jsii.String("SOURCE"),
				Rules: &[]any{
					&awsentityresolution.CfnIdMappingWorkflow_RuleProperty{
						RuleName:     jsii.String(ruleName),
						MatchingKeys: jsii.Strings(matchingKey),
					},
				},
			},
		},
		InputSourceConfig: &[]any{
			&awsentityresolution.CfnIdMappingWorkflow_IdMappingWorkflowInputSourceProperty{
				InputSourceArn: &source,
				Type:           jsii.String("SOURCE"),
			},
			&awsentityresolution.CfnIdMappingWorkflow_IdMappingWorkflowInputSourceProperty{
				InputSourceArn: target.AttrIdNamespaceArn(),
				Type:           jsii.String("TARGET"),
			},
		},
		RoleArn: roleArn,
	})
}

func newResultsBucket(stack awscdk.Stack) awss3.Bucket {
	return awss3.NewBucket(stack, jsii.String("Results"), &awss3.BucketProps{
		Encryption:        awss3.BucketEncryption_KMS,
		BlockPublicAccess: awss3.BlockPublicAccess_BLOCK_ALL(),
		EnforceSSL:        jsii.Bool(true),
	})
}
