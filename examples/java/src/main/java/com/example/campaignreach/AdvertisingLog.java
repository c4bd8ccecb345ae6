package com.example.campaignreach;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awscdk.services.glue.Column;
import software.amazon.awscdk.services.glue.DataFormat;
import software.amazon.awscdk.services.glue.IDatabase;
import software.amazon.awscdk.services.glue.S3Table;
import software.amazon.awscdk.services.glue.S3TableStorage;
import software.amazon.awscdk.services.glue.Schema;
import software.amazon.awscdk.services.glue.Type;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/**
 * The columns of a real advertising log, as two parties hold them.
 *
 * @see <a href="https://ailab.criteo.com/criteo-attribution-modeling-bidding-dataset/">Criteo Attribution Modeling for
 *     Bidding dataset</a>
 */
final class AdvertisingLog {
    private static final List<Column> IMPRESSIONS = Stream.concat(
                    Stream.of(
                            column("timestamp", Schema.INTEGER, "seconds since the log began"),
                            column("uid", Schema.STRING, "a person, hashed"),
                            column("campaign", Schema.INTEGER),
                            column("click", Schema.BOOLEAN),
                            column("click_pos", Schema.INTEGER),
                            column("click_nb", Schema.INTEGER),
                            column("cost", Schema.DOUBLE),
                            column("time_since_last_click", Schema.INTEGER)),
                    IntStream.rangeClosed(1, 9).mapToObj(i -> column("cat" + i, Schema.STRING)))
            .toList();

    private static final List<Column> CONVERSIONS = List.of(
            column("uid", Schema.STRING, "a person, hashed as the publisher does"),
            column("conversion_id", Schema.STRING),
            column("conversion_timestamp", Schema.INTEGER, "seconds since the log began"),
            column("attribution", Schema.BOOLEAN),
            column("cpo", Schema.DOUBLE, "cost per order"));

    private AdvertisingLog() {}

    static S3Table impressions(Construct scope, IDatabase database, IBucket bucket) {
        return table(scope, "ImpressionsLog", "impressions", IMPRESSIONS, database, bucket);
    }

    static S3Table conversions(Construct scope, IDatabase database, IBucket bucket) {
        return table(scope, "ConversionsLog", "conversions", CONVERSIONS, database, bucket);
    }

    private static S3Table table(
            Construct scope, String id, String tableName, List<Column> columns, IDatabase database, IBucket bucket) {
        return S3Table.Builder.create(scope, id)
                .database(database)
                .tableName(tableName)
                .columns(columns)
                .dataFormat(DataFormat.PARQUET)
                .storage(S3TableStorage.fromBucket(bucket))
                .s3Prefix(tableName)
                .build();
    }

    private static Column column(String name, Type type) {
        return Column.builder().name(name).type(type).build();
    }

    private static Column column(String name, Type type, String comment) {
        return Column.builder().name(name).type(type).comment(comment).build();
    }
}
