package com.example.pysparkjob;

import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.glue.Column;
import software.amazon.awscdk.services.glue.DataFormat;
import software.amazon.awscdk.services.glue.Database;
import software.amazon.awscdk.services.glue.S3Table;
import software.amazon.awscdk.services.glue.S3TableStorage;
import software.amazon.awscdk.services.glue.Type;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.constructs.Construct;

/** A table in the Data Catalog of a company, with data in its own bucket. */
final class DailyLog {
    private DailyLog() {}

    static S3Table create(Construct scope, String tableName, Column... columns) {
        return S3Table.Builder.create(scope, "Log")
                .database(Database.Builder.create(scope, "Logs")
                        .databaseName("logs")
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .build())
                .tableName(tableName)
                .columns(List.of(columns))
                .dataFormat(DataFormat.PARQUET)
                .storage(S3TableStorage.fromBucket(encryptedBucket(scope, "Lake")))
                .s3Prefix(tableName)
                .build();
    }

    static Column column(String name, Type type) {
        return Column.builder().name(name).type(type).build();
    }

    static Bucket encryptedBucket(Construct scope, String id) {
        return Bucket.Builder.create(scope, id)
                .encryption(BucketEncryption.KMS)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .enforceSsl(true)
                .build();
    }
}
