package com.example.campaignreach;

import io.github.cdkcleanrooms.AllowedAnalyses;
import io.github.cdkcleanrooms.AnalysisParameter;
import io.github.cdkcleanrooms.AnalysisRule;
import io.github.cdkcleanrooms.AnalysisSource;
import io.github.cdkcleanrooms.AnalysisTemplate;
import io.github.cdkcleanrooms.Collaboration;
import io.github.cdkcleanrooms.ConfiguredTable;
import io.github.cdkcleanrooms.ConfiguredTableAssociationOptions;
import io.github.cdkcleanrooms.CustomRuleOptions;
import io.github.cdkcleanrooms.DifferentialPrivacyBudgetOptions;
import io.github.cdkcleanrooms.IMembership;
import io.github.cdkcleanrooms.Member;
import io.github.cdkcleanrooms.MemberAbility;
import io.github.cdkcleanrooms.MemberOptions;
import io.github.cdkcleanrooms.Membership;
import io.github.cdkcleanrooms.OutputProtection;
import io.github.cdkcleanrooms.Payment;
import io.github.cdkcleanrooms.PrivacyBudget;
import io.github.cdkcleanrooms.TableSource;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.glue.Database;
import software.amazon.awscdk.services.glue.S3Table;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.constructs.Construct;

/** The publisher creates the collaboration, and shares impressions under differential privacy. */
public class PublisherStack extends Stack {
    /** Read from the folder of the project, where Maven and the CDK's command line run. */
    private static final Path REACH_BY_CATEGORY = Path.of("..", "campaign-reach", "reach-by-category.sql");

    private final Collaboration collaboration;
    private final AnalysisTemplate reachByCategory;

    /**
     * @param advertiserMembershipArn null as long as the advertiser has not joined: the role of the table is then bound to
     *     the account of the advertiser
     */
    public PublisherStack(
            Construct scope, String id, StackProps props, String advertiserAccount, String advertiserMembershipArn) {
        super(scope, id, props);

        collaboration = Collaboration.Builder.create(this, "CampaignReach")
                .description("How many customers of the advertiser saw the spring campaign")
                .creator(MemberOptions.builder().displayName("Publisher").build())
                .members(List.of(Member.account(
                        advertiserAccount,
                        MemberOptions.builder()
                                .displayName("Advertiser")
                                .abilities(List.of(MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS))
                                .paymentResponsibilities(List.of(Payment.QUERY_COMPUTE))
                                .build())))
                .build();
        Membership membership = Membership.Builder.create(this, "Membership").collaboration(collaboration).build();

        reachByCategory = AnalysisTemplate.Builder.create(this, "ReachByCategory")
                .analysisTemplateName("reach_by_category")
                .description("Buyers among the people who saw a campaign, by category of the advertisement")
                .membership(membership)
                .source(AnalysisSource.sqlFile(REACH_BY_CATEGORY.toString()))
                .parameters(
                        List.of(AnalysisParameter.integer("campaign"), AnalysisParameter.integer("converted_since")))
                .build();

        ConfiguredTable impressions = ConfiguredTable.Builder.create(this, "Impressions")
                .source(TableSource.glue(impressionsLog()))
                .allowedColumns(List.of("uid", "campaign", "cat1"))
                .analysisRule(AnalysisRule.custom(CustomRuleOptions.builder()
                        .allowedAnalyses(AllowedAnalyses.templates(reachByCategory))
                        .outputProtection(OutputProtection.differentialPrivacy("uid"))
                        .build()))
                .build();
        membership.associate(
                "ImpressionsAssociation",
                ConfiguredTableAssociationOptions.builder()
                        .table(impressions)
                        .associationName("impressions")
                        .partnerMemberships(partners(advertiserMembershipArn))
                        .build());
        membership.addPrivacyBudget(
                "Budget",
                PrivacyBudget.differentialPrivacy(DifferentialPrivacyBudgetOptions.builder()
                        .epsilon(3)
                        .usersNoisePerQuery(30)
                        .build()));
    }

    public Collaboration getCollaboration() {
        return collaboration;
    }

    /** The only analysis that both companies have agreed on. */
    public AnalysisTemplate getReachByCategory() {
        return reachByCategory;
    }

    private List<IMembership> partners(String advertiserMembershipArn) {
        return advertiserMembershipArn == null
                ? List.of()
                : List.of(Membership.fromMembershipArn(this, "AdvertiserMembership", advertiserMembershipArn));
    }

    private S3Table impressionsLog() {
        Bucket lake = Bucket.Builder.create(this, "Lake")
                .encryption(BucketEncryption.KMS)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .enforceSsl(true)
                .build();
        Database ads = Database.Builder.create(this, "Ads")
                .databaseName("ads")
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        return AdvertisingLog.impressions(this, ads, lake);
    }
}
