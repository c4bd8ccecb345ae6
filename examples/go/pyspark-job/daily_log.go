package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsglue"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
)

// newDailyLog is a table in the Data Catalog of a company, with data in its own bucket.
func newDailyLog(scope constructs.Construct, tableName string, columns ...*awsglue.Column) awsglue.S3Table {
	return awsglue.NewS3Table(scope, jsii.String("Log"), &awsglue.S3TableProps{
		Database: awsglue.NewDatabase(scope, jsii.String("Logs"), &awsglue.DatabaseProps{
			DatabaseName:  jsii.String("logs"),
			RemovalPolicy: awscdk.RemovalPolicy_DESTROY,
		}),
		TableName:  &tableName,
		Columns:    &columns,
		DataFormat: awsglue.DataFormat_PARQUET(),
		Storage:    awsglue.S3TableStorage_FromBucket(newEncryptedBucket(scope, "Lake")),
		S3Prefix:   &tableName,
	})
}

func newEncryptedBucket(scope constructs.Construct, id string) awss3.Bucket {
	return awss3.NewBucket(scope, &id, &awss3.BucketProps{
		Encryption:        awss3.BucketEncryption_KMS,
		BlockPublicAccess: awss3.BlockPublicAccess_BLOCK_ALL(),
		EnforceSSL:        jsii.Bool(true),
	})
}
