using Amazon.CDK;
using Amazon.CDK.AWS.Glue;
using Amazon.CDK.AWS.S3;
using Constructs;

namespace PysparkJob;

/// <summary>A table in the Data Catalog of a company, with data in its own bucket.</summary>
internal static class DailyLog
{
    public static S3Table Table(Construct scope, string tableName, params Column[] columns)
    {
        var logs = new Database(scope, "Logs", new DatabaseProps
        {
            DatabaseName = "logs",
            RemovalPolicy = RemovalPolicy.DESTROY,
        });
        return new S3Table(scope, "Log", new S3TableProps
        {
            Database = logs,
            TableName = tableName,
            Columns = columns,
            DataFormat = DataFormat.PARQUET,
            Storage = S3TableStorage.FromBucket(EncryptedBucket(scope, "Lake")),
            S3Prefix = tableName,
        });
    }

    public static Bucket EncryptedBucket(Construct scope, string id) => new(scope, id, new BucketProps
    {
        Encryption = BucketEncryption.KMS,
        BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
        EnforceSSL = true,
    });
}
