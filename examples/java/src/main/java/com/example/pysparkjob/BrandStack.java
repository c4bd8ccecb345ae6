package com.example.pysparkjob;

import static com.example.pysparkjob.DailyLog.column;

import io.github.cdkcleanrooms.AllowedAnalyses;
import io.github.cdkcleanrooms.AnalysisArtifact;
import io.github.cdkcleanrooms.AnalysisMethod;
import io.github.cdkcleanrooms.AnalysisParameter;
import io.github.cdkcleanrooms.AnalysisRule;
import io.github.cdkcleanrooms.AnalysisSource;
import io.github.cdkcleanrooms.AnalysisTemplate;
import io.github.cdkcleanrooms.AnalysisTemplateOptions;
import io.github.cdkcleanrooms.ConfiguredTable;
import io.github.cdkcleanrooms.ConfiguredTableAssociationOptions;
import io.github.cdkcleanrooms.CustomRuleOptions;
import io.github.cdkcleanrooms.JobResultOutput;
import io.github.cdkcleanrooms.Membership;
import io.github.cdkcleanrooms.PysparkSourceOptions;
import io.github.cdkcleanrooms.ResultOutput;
import io.github.cdkcleanrooms.S3JobResultOptions;
import io.github.cdkcleanrooms.S3ResultOptions;
import io.github.cdkcleanrooms.TableSource;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.interfaces.cleanrooms.ICollaborationRef;
import software.amazon.awscdk.services.glue.Schema;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/** The brand joins, writes the job, and shares its contacts. */
public class BrandStack extends Stack {
    /** Read from the folder of the project, where Maven and the CDK's command line run. */
    private static final Path DAYS_TO_PURCHASE = Path.of("..", "pyspark-job", "days_to_purchase.py");

    private final Membership membership;
    private final AnalysisTemplate daysToPurchase;

    public BrandStack(Construct scope, String id, StackProps props, ICollaborationRef collaboration) {
        super(scope, id, props);

        Bucket results = DailyLog.encryptedBucket(this, "Results");
        membership = Membership.Builder.create(this, "Membership")
                .collaboration(collaboration)
                .resultOutput(ResultOutput.s3(
                        results, S3ResultOptions.builder().keyPrefix("queries").build()))
                .jobResultOutput(JobResultOutput.s3(
                        results, S3JobResultOptions.builder().keyPrefix("jobs").build()))
                .build();
        daysToPurchase = membership.addAnalysisTemplate(
                "DaysToPurchase",
                AnalysisTemplateOptions.builder()
                        .analysisTemplateName("days_to_purchase")
                        .description("Days between the first contact of a campaign and the purchase")
                        .source(AnalysisSource.pyspark(PysparkSourceOptions.builder()
                                .entryPoint(AnalysisArtifact.fromAsset(DAYS_TO_PURCHASE.toString()))
                                .referencedTables(List.of("contacts", "purchases"))
                                .build()))
                        .parameters(List.of(AnalysisParameter.string("campaign")))
                        .build());

        ConfiguredTable contacts = ConfiguredTable.Builder.create(this, "Contacts")
                .source(TableSource.glue(DailyLog.create(
                        this,
                        "contacts",
                        column("customer_id", Schema.STRING),
                        column("campaign", Schema.STRING),
                        column("contacted_on", Schema.DATE))))
                .allowedColumns(List.of("customer_id", "campaign", "contacted_on"))
                .analysisMethod(AnalysisMethod.DIRECT_JOB)
                .analysisRule(AnalysisRule.custom(CustomRuleOptions.builder()
                        .allowedAnalyses(AllowedAnalyses.templates(daysToPurchase))
                        .build()))
                .build();
        membership.associate(
                "ContactsAssociation",
                ConfiguredTableAssociationOptions.builder()
                        .table(contacts)
                        .associationName("contacts")
                        .build());
    }

    public Membership getMembership() {
        return membership;
    }

    /** The only job that both companies have reviewed. */
    public AnalysisTemplate getDaysToPurchase() {
        return daysToPurchase;
    }
}
