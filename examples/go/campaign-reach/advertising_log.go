package main

import (
	"fmt"

	"github.com/aws/aws-cdk-go/awscdk/v2/awsglue"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
)

// The columns of a real advertising log, as two parties hold them: the Criteo Attribution Modeling for Bidding dataset.
// See https://ailab.criteo.com/criteo-attribution-modeling-bidding-dataset/

func newImpressionsTable(scope constructs.Construct, database awsglue.IDatabase, bucket awss3.IBucket) awsglue.S3Table {
	columns := []*awsglue.Column{
		{Name: jsii.String("timestamp"), Type: awsglue.Schema_INTEGER(), Comment: jsii.String("seconds since the log began")},
		{Name: jsii.String("uid"), Type: awsglue.Schema_STRING(), Comment: jsii.String("a person, hashed")},
		{Name: jsii.String("campaign"), Type: awsglue.Schema_INTEGER()},
		{Name: jsii.String("click"), Type: awsglue.Schema_BOOLEAN()},
		{Name: jsii.String("click_pos"), Type: awsglue.Schema_INTEGER()},
		{Name: jsii.String("click_nb"), Type: awsglue.Schema_INTEGER()},
		{Name: jsii.String("cost"), Type: awsglue.Schema_DOUBLE()},
		{Name: jsii.String("time_since_last_click"), Type: awsglue.Schema_INTEGER()},
	}
	for i := 1; i <= 9; i++ {
		columns = append(columns, &awsglue.Column{Name: jsii.String(fmt.Sprintf("cat%d", i)), Type: awsglue.Schema_STRING()})
	}
	return newLogTable(scope, "ImpressionsLog", "impressions", columns, database, bucket)
}

func newConversionsTable(scope constructs.Construct, database awsglue.IDatabase, bucket awss3.IBucket) awsglue.S3Table {
	columns := []*awsglue.Column{
		{Name: jsii.String("uid"), Type: awsglue.Schema_STRING(), Comment: jsii.String("a person, hashed as the publisher does")},
		{Name: jsii.String("conversion_id"), Type: awsglue.Schema_STRING()},
		{Name: jsii.String("conversion_timestamp"), Type: awsglue.Schema_INTEGER(), Comment: jsii.String("seconds since the log began")},
		{Name: jsii.String("attribution"), Type: awsglue.Schema_BOOLEAN()},
		{Name: jsii.String("cpo"), Type: awsglue.Schema_DOUBLE(), Comment: jsii.String("cost per order")},
	}
	return newLogTable(scope, "ConversionsLog", "conversions", columns, database, bucket)
}

func newLogTable(
	scope constructs.Construct, id, tableName string, columns []*awsglue.Column, database awsglue.IDatabase, bucket awss3.IBucket,
) awsglue.S3Table {
	return awsglue.NewS3Table(scope, &id, &awsglue.S3TableProps{
		Database:   database,
		TableName:  &tableName,
		Columns:    &columns,
		DataFormat: awsglue.DataFormat_PARQUET(),
		Storage:    awsglue.S3TableStorage_FromBucket(bucket),
		S3Prefix:   &tableName,
	})
}
