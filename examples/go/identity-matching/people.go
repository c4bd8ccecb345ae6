package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsentityresolution"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsglue"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
)

// How both companies find the same person: by the email address, which no query can read.
const (
	ruleName               = "SameEmail"
	matchingKey            = "email"
	attributeMatchingModel = "ONE_TO_ONE"
	recordMatchingModel    = "ONE_SOURCE_TO_ONE_TARGET"
)

// PeopleProps are the properties of People.
type PeopleProps struct {
	DatabaseName string
	TableName    string
	// IdColumn is the column with the ID by which the company knows a person.
	IdColumn string
	// OtherColumn is what the company shares about a person.
	OtherColumn *awsglue.Column
}

// People are the people that a company knows: a table, and how AWS Entity Resolution reads it.
type People struct {
	Table awsglue.S3Table
	// Role is the role with which AWS Entity Resolution reads the table.
	Role awsiam.Role
	// Not embedded: as a scope, jsii takes only the construct itself, and no struct around it.
	construct constructs.Construct
	schema    awsentityresolution.CfnSchemaMapping
}

// NewPeople creates the table in the Data Catalog of a company, with data in its own bucket.
func NewPeople(scope constructs.Construct, id string, props *PeopleProps) People {
	construct := constructs.NewConstruct(scope, &id)

	lakeKey := awskms.NewKey(construct, jsii.String("LakeKey"), &awskms.KeyProps{EnableKeyRotation: jsii.Bool(true)})
	lake := awss3.NewBucket(construct, jsii.String("Lake"), &awss3.BucketProps{
		Encryption:        awss3.BucketEncryption_KMS,
		EncryptionKey:     lakeKey,
		BlockPublicAccess: awss3.BlockPublicAccess_BLOCK_ALL(),
		EnforceSSL:        jsii.Bool(true),
	})
	database := awsglue.NewDatabase(construct, jsii.String("Database"), &awsglue.DatabaseProps{
		DatabaseName:  &props.DatabaseName,
		RemovalPolicy: awscdk.RemovalPolicy_DESTROY,
	})
	table := awsglue.NewS3Table(construct, jsii.String("Table"), &awsglue.S3TableProps{
		Database:  database,
		TableName: &props.TableName,
		Columns: &[]*awsglue.Column{
			{Name: &props.IdColumn, Type: awsglue.Schema_STRING()},
			{Name: jsii.String("email"), Type: awsglue.Schema_STRING()},
			props.OtherColumn,
		},
		DataFormat: awsglue.DataFormat_PARQUET(),
		Storage:    awsglue.S3TableStorage_FromBucket(lake),
		S3Prefix:   &props.TableName,
	})

	role := newReader(construct, props.TableName, lake, database, table)
	lakeKey.GrantDecrypt(role)

	schema := awsentityresolution.NewCfnSchemaMapping(construct, jsii.String("Schema"), &awsentityresolution.CfnSchemaMappingProps{
		SchemaName: &props.TableName,
		MappedInputFields: &[]any{
			&awsentityresolution.CfnSchemaMapping_SchemaInputAttributeProperty{
				FieldName: &props.IdColumn,
				Type:      jsii.String("UNIQUE_ID"),
			},
			&awsentityresolution.CfnSchemaMapping_SchemaInputAttributeProperty{
				FieldName: jsii.String("email"),
				Type:      jsii.String("EMAIL_ADDRESS"),
				MatchKey:  jsii.String(matchingKey),
			},
		},
	})
	return People{Table: table, Role: role, construct: construct, schema: schema}
}

// newReader is the role with which AWS Entity Resolution reads a table.
func newReader(
	scope constructs.Construct, prefix string, lake awss3.Bucket, database awsglue.Database, table awsglue.S3Table,
) awsiam.Role {
	role := awsiam.NewRole(scope, jsii.String("Role"), &awsiam.RoleProps{
		AssumedBy: awsiam.NewServicePrincipal(jsii.String("entityresolution.amazonaws.com"), nil),
	})
	allow := func(actions, resources *[]*string) {
		role.AddToPolicy(awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{Actions: actions, Resources: resources}))
	}
	allow(
		jsii.Strings(
			"glue:GetDatabase",
			"glue:GetTable",
			"glue:GetPartition",
			"glue:GetPartitions",
			"glue:BatchGetPartition",
			"glue:GetSchema",
			"glue:GetSchemaVersion",
		),
		&[]*string{table.TableArn(), database.DatabaseArn(), database.Catalog().CatalogArn()},
	)
	allow(jsii.Strings("s3:ListBucket", "s3:GetBucketLocation"), &[]*string{lake.BucketArn()})
	allow(jsii.Strings("s3:GetObject"), &[]*string{lake.ArnForObjects(jsii.String(prefix + "/*"))})
	return role
}

// IdNamespace describes the IDs of these people. The side is SOURCE or TARGET of a mapping.
func (people People) IdNamespace(side string) awsentityresolution.CfnIdNamespace {
	return awsentityresolution.NewCfnIdNamespace(people.construct, jsii.String("Namespace"), &awsentityresolution.CfnIdNamespaceProps{
		IdNamespaceName: people.schema.SchemaName(),
		Type:            &side,
		RoleArn:         people.Role.RoleArn(),
		InputSourceConfig: &[]any{
			&awsentityresolution.CfnIdNamespace_IdNamespaceInputSourceProperty{
				InputSourceArn: people.Table.TableArn(),
				SchemaName:     people.schema.Ref(),
			},
		},
		IdMappingWorkflowProperties: &[]any{
			&awsentityresolution.CfnIdNamespace_IdNamespaceIdMappingWorkflowPropertiesProperty{
				IdMappingType: jsii.String("RULE_BASED"),
				RuleBasedProperties: &awsentityresolution.CfnIdNamespace_NamespaceRuleBasedPropertiesProperty{
					AttributeMatchingModel: jsii.String(attributeMatchingModel),
					RecordMatchingModels:   jsii.Strings(recordMatchingModel),
					RuleDefinitionTypes:    jsii.Strings("SOURCE"),
					Rules: &[]any{
						&awsentityresolution.CfnIdNamespace_RuleProperty{
							RuleName:     jsii.String(ruleName),
							MatchingKeys: jsii.Strings(matchingKey),
						},
					},
				},
			},
		},
	})
}
