package com.example.custommodel;

import io.github.cdkcleanrooms.AdditionalAnalyses;
import io.github.cdkcleanrooms.AllowedAnalyses;
import io.github.cdkcleanrooms.AnalysisRule;
import io.github.cdkcleanrooms.ConfiguredTable;
import io.github.cdkcleanrooms.ConfiguredTableAssociationOptions;
import io.github.cdkcleanrooms.CustomRuleOptions;
import io.github.cdkcleanrooms.IConfiguredModelAlgorithmAssociation;
import io.github.cdkcleanrooms.Membership;
import io.github.cdkcleanrooms.MlConfigurationOptions;
import io.github.cdkcleanrooms.ResultOutput;
import io.github.cdkcleanrooms.S3ResultOptions;
import io.github.cdkcleanrooms.TableSource;
import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.interfaces.cleanrooms.IAnalysisTemplateRef;
import software.amazon.awscdk.interfaces.cleanrooms.ICollaborationRef;
import software.amazon.awscdk.services.glue.Column;
import software.amazon.awscdk.services.glue.DataFormat;
import software.amazon.awscdk.services.glue.Database;
import software.amazon.awscdk.services.glue.S3Table;
import software.amazon.awscdk.services.glue.S3TableStorage;
import software.amazon.awscdk.services.glue.Schema;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.constructs.Construct;

/** The studio joins, trains the model with its fans, receives what the model infers, and pays. */
public class StudioStack extends Stack {
    /** @param trainingRows the query for the rows that the model is trained with */
    public StudioStack(
            Construct scope,
            String id,
            StackProps props,
            ICollaborationRef collaboration,
            IAnalysisTemplateRef trainingRows,
            IConfiguredModelAlgorithmAssociation recommender) {
        super(scope, id, props);

        Bucket results = encryptedBucket("Results");
        Membership membership = Membership.Builder.create(this, "Membership")
                .collaboration(collaboration)
                .resultOutput(ResultOutput.s3(
                        results,
                        S3ResultOptions.builder().keyPrefix("recommendations").build()))
                .build();
        // Where trained models and what they infer are stored.
        membership.addMlConfiguration(
                "MlConfiguration",
                MlConfigurationOptions.builder().bucket(results).keyPrefix("models").build());
        ConfiguredTable fans = ConfiguredTable.Builder.create(this, "Fans")
                .source(TableSource.glue(fansLog()))
                .allowedColumns(List.of("viewer", "stars"))
                .analysisRule(AnalysisRule.custom(CustomRuleOptions.builder()
                        .allowedAnalyses(AllowedAnalyses.templates(trainingRows))
                        .additionalAnalyses(AdditionalAnalyses.REQUIRED)
                        .build()))
                .build();
        membership.associate(
                "FansAssociation",
                ConfiguredTableAssociationOptions.builder()
                        .table(fans)
                        .associationName("fans")
                        .allowedAdditionalAnalyses(List.of(recommender.getConfiguredModelAlgorithmAssociationArn()))
                        .build());
    }

    private S3Table fansLog() {
        return S3Table.Builder.create(this, "FansLog")
                .database(Database.Builder.create(this, "Marketing")
                        .databaseName("marketing")
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .build())
                .tableName("fans")
                .columns(List.of(
                        Column.builder()
                                .name("viewer")
                                .type(Schema.STRING)
                                .comment("an email address, hashed as the streaming service does")
                                .build(),
                        Column.builder()
                                .name("stars")
                                .type(Schema.INTEGER)
                                .comment("how a fan has rated the films of the studio")
                                .build()))
                .dataFormat(DataFormat.PARQUET)
                .storage(S3TableStorage.fromBucket(encryptedBucket("Lake")))
                .s3Prefix("fans")
                .build();
    }

    private Bucket encryptedBucket(String id) {
        return Bucket.Builder.create(this, id)
                .encryption(BucketEncryption.KMS)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .enforceSsl(true)
                .build();
    }
}
