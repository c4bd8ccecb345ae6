using System.Linq;
using Amazon.CDK.AWS.Glue;
using Amazon.CDK.AWS.S3;
using Constructs;

namespace CampaignReach;

/// <summary>
/// The columns of a real advertising log, as two parties hold them: the
/// <see href="https://ailab.criteo.com/criteo-attribution-modeling-bidding-dataset/">Criteo Attribution Modeling for
/// Bidding dataset</see>.
/// </summary>
internal static class AdvertisingLog
{
    private static IColumn[] Impressions =>
    [
        new Column { Name = "timestamp", Type = Schema.INTEGER, Comment = "seconds since the log began" },
        new Column { Name = "uid", Type = Schema.STRING, Comment = "a person, hashed" },
        new Column { Name = "campaign", Type = Schema.INTEGER },
        new Column { Name = "click", Type = Schema.BOOLEAN },
        new Column { Name = "click_pos", Type = Schema.INTEGER },
        new Column { Name = "click_nb", Type = Schema.INTEGER },
        new Column { Name = "cost", Type = Schema.DOUBLE },
        new Column { Name = "time_since_last_click", Type = Schema.INTEGER },
        .. Enumerable.Range(1, 9).Select(i => new Column { Name = $"cat{i}", Type = Schema.STRING }),
    ];

    private static IColumn[] Conversions =>
    [
        new Column { Name = "uid", Type = Schema.STRING, Comment = "a person, hashed as the publisher does" },
        new Column { Name = "conversion_id", Type = Schema.STRING },
        new Column { Name = "conversion_timestamp", Type = Schema.INTEGER, Comment = "seconds since the log began" },
        new Column { Name = "attribution", Type = Schema.BOOLEAN },
        new Column { Name = "cpo", Type = Schema.DOUBLE, Comment = "cost per order" },
    ];

    public static S3Table ImpressionsTable(Construct scope, IDatabase database, IBucket bucket) =>
        LogTable(scope, "ImpressionsLog", "impressions", Impressions, database, bucket);

    public static S3Table ConversionsTable(Construct scope, IDatabase database, IBucket bucket) =>
        LogTable(scope, "ConversionsLog", "conversions", Conversions, database, bucket);

    private static S3Table LogTable(
        Construct scope, string id, string tableName, IColumn[] columns, IDatabase database, IBucket bucket) =>
        new(scope, id, new S3TableProps
        {
            Database = database,
            TableName = tableName,
            Columns = columns,
            DataFormat = DataFormat.PARQUET,
            Storage = S3TableStorage.FromBucket(bucket),
            S3Prefix = tableName,
        });
}
