package com.example.testbed;

import io.github.cdkcleanrooms.Aggregate;
import io.github.cdkcleanrooms.AggregationRuleOptions;
import io.github.cdkcleanrooms.AllowedAnalyses;
import io.github.cdkcleanrooms.AnalysisParameter;
import io.github.cdkcleanrooms.AnalysisRule;
import io.github.cdkcleanrooms.AnalysisSource;
import io.github.cdkcleanrooms.AnalysisTemplate;
import io.github.cdkcleanrooms.Collaboration;
import io.github.cdkcleanrooms.ConfiguredTable;
import io.github.cdkcleanrooms.ConfiguredTableAssociationOptions;
import io.github.cdkcleanrooms.CustomRuleOptions;
import io.github.cdkcleanrooms.MemberAbility;
import io.github.cdkcleanrooms.MemberOptions;
import io.github.cdkcleanrooms.Membership;
import io.github.cdkcleanrooms.OutputConstraint;
import io.github.cdkcleanrooms.ScalarFunction;
import io.github.cdkcleanrooms.TableSource;
import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.glue.Column;
import software.amazon.awscdk.services.glue.DataFormat;
import software.amazon.awscdk.services.glue.Database;
import software.amazon.awscdk.services.glue.S3Table;
import software.amazon.awscdk.services.glue.S3TableStorage;
import software.amazon.awscdk.services.glue.Schema;
import software.amazon.awscdk.services.glue.Type;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.constructs.Construct;

/** One account that queries its own tables, like the Clean Rooms test bed of the AWS SDK for pandas. */
public class CleanRoomStack extends Stack {
    private static final List<Column> USERS = List.of(column("user_id", Schema.INTEGER), column("city", Schema.STRING));
    private static final List<Column> PURCHASES = List.of(
            column("purchase_id", Schema.INTEGER),
            column("user_id", Schema.INTEGER),
            column("sale_value", Schema.FLOAT));
    private static final List<Column> CUSTOM = List.of(column("a", Schema.INTEGER), column("b", Schema.STRING));

    private final Bucket bucket;
    private final Database database;
    private final Membership membership;

    public CleanRoomStack(Construct scope, String id) {
        super(scope, id);

        bucket = Bucket.Builder.create(this, "Bucket")
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .build();
        database = Database.Builder.create(this, "Database")
                .databaseName("aws_sdk_pandas_cleanrooms")
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        Collaboration collaboration = Collaboration.Builder.create(this, "Collaboration")
                .collaborationName("AWS SDK for pandas - Testing")
                .description("Collaboration Room for AWS SDK for pandas test infrastructure")
                .creator(MemberOptions.builder()
                        .displayName("Collaborator Creator")
                        .abilities(List.of(MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS))
                        .build())
                .build();
        membership = Membership.Builder.create(this, "Membership").collaboration(collaboration).build();
        AnalysisTemplate template = AnalysisTemplate.Builder.create(this, "AnalysisTemplate")
                .analysisTemplateName("custom_analysis")
                .membership(membership)
                .source(AnalysisSource.sql("SELECT a FROM custom WHERE custom.b = :param1"))
                .parameters(List.of(AnalysisParameter.varchar("param1")))
                .build();

        associate(
                "users",
                USERS,
                AnalysisRule.aggregation(AggregationRuleOptions.builder()
                        .aggregates(List.of(Aggregate.count("user_id")))
                        .dimensionColumns(List.of("city"))
                        .scalarFunctions(List.of(ScalarFunction.LOWER))
                        .joinColumns(List.of("user_id"))
                        .outputConstraints(List.of(OutputConstraint.countDistinct("user_id", 2)))
                        .build()));
        associate(
                "purchases",
                PURCHASES,
                AnalysisRule.aggregation(AggregationRuleOptions.builder()
                        .aggregates(List.of(
                                Aggregate.count("purchase_id"),
                                Aggregate.avg("sale_value"),
                                Aggregate.sum("sale_value")))
                        .joinColumns(List.of("user_id"))
                        .outputConstraints(List.of(OutputConstraint.countDistinct("user_id", 2)))
                        .build()));
        associate(
                "custom",
                CUSTOM,
                AnalysisRule.custom(CustomRuleOptions.builder()
                        .allowedAnalyses(AllowedAnalyses.templates(template))
                        .build()));

        output("CleanRoomsMembershipId", membership.getMembershipId());
        output("CleanRoomsAnalysisTemplateArn", template.getAnalysisTemplateArn());
        output("CleanRoomsGlueDatabaseName", database.getDatabaseName());
    }

    private void associate(String name, List<Column> columns, AnalysisRule analysisRule) {
        ConfiguredTable table = ConfiguredTable.Builder.create(this, name)
                .source(TableSource.glue(glueTable(name, columns)))
                .allowedColumns(columns.stream().map(Column::getName).toList())
                .analysisRule(analysisRule)
                .build();
        membership.associate(
                name + "-association",
                ConfiguredTableAssociationOptions.builder().table(table).build());
    }

    private S3Table glueTable(String name, List<Column> columns) {
        return S3Table.Builder.create(this, name + "-table")
                .database(database)
                .storage(S3TableStorage.fromBucket(bucket))
                .dataFormat(DataFormat.PARQUET)
                .tableName(name)
                .columns(columns)
                .s3Prefix(name)
                .build();
    }

    private void output(String id, String value) {
        CfnOutput.Builder.create(this, id).value(value).build();
    }

    private static Column column(String name, Type type) {
        return Column.builder().name(name).type(type).build();
    }
}
