package com.example.campaignreach;

import io.github.cdkcleanrooms.AllowedAnalyses;
import io.github.cdkcleanrooms.AnalysisRule;
import io.github.cdkcleanrooms.ConfiguredTable;
import io.github.cdkcleanrooms.ConfiguredTableAssociationOptions;
import io.github.cdkcleanrooms.CustomRuleOptions;
import io.github.cdkcleanrooms.Membership;
import io.github.cdkcleanrooms.ResultOutput;
import io.github.cdkcleanrooms.S3ResultOptions;
import io.github.cdkcleanrooms.TableSource;
import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.interfaces.cleanrooms.IAnalysisTemplateRef;
import software.amazon.awscdk.interfaces.cleanrooms.ICollaborationRef;
import software.amazon.awscdk.services.glue.Database;
import software.amazon.awscdk.services.glue.S3Table;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.constructs.Construct;

/** The advertiser joins, queries, receives the results, pays, and shares its conversions. */
public class AdvertiserStack extends Stack {
    /** @param reachByCategory the only analysis that both companies have agreed on */
    public AdvertiserStack(
            Construct scope,
            String id,
            StackProps props,
            ICollaborationRef collaboration,
            IAnalysisTemplateRef reachByCategory) {
        super(scope, id, props);

        Membership membership = Membership.Builder.create(this, "Membership")
                .collaboration(collaboration)
                .resultOutput(ResultOutput.s3(
                        encryptedBucket("Results"),
                        S3ResultOptions.builder().keyPrefix("reach").build()))
                .build();

        ConfiguredTable conversions = ConfiguredTable.Builder.create(this, "Conversions")
                .source(TableSource.glue(conversionsLog()))
                .allowedColumns(List.of("uid", "conversion_id", "conversion_timestamp"))
                .analysisRule(AnalysisRule.custom(CustomRuleOptions.builder()
                        .allowedAnalyses(AllowedAnalyses.templates(reachByCategory))
                        .build()))
                .build();
        membership.associate(
                "ConversionsAssociation",
                ConfiguredTableAssociationOptions.builder()
                        .table(conversions)
                        .associationName("conversions")
                        .build());
    }

    private S3Table conversionsLog() {
        Database shop = Database.Builder.create(this, "Shop")
                .databaseName("shop")
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        return AdvertisingLog.conversions(this, shop, encryptedBucket("Lake"));
    }

    private Bucket encryptedBucket(String id) {
        return Bucket.Builder.create(this, id)
                .encryption(BucketEncryption.KMS)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .enforceSsl(true)
                .build();
    }
}
