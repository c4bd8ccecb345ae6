package com.example.pysparkjob;

import static com.example.pysparkjob.DailyLog.column;

import io.github.cdkcleanrooms.AllowedAnalyses;
import io.github.cdkcleanrooms.AnalysisMethod;
import io.github.cdkcleanrooms.AnalysisRule;
import io.github.cdkcleanrooms.ConfiguredTable;
import io.github.cdkcleanrooms.ConfiguredTableAssociation;
import io.github.cdkcleanrooms.CustomRuleOptions;
import io.github.cdkcleanrooms.IMembership;
import io.github.cdkcleanrooms.TableSource;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.interfaces.cleanrooms.IAnalysisTemplateRef;
import software.amazon.awscdk.services.glue.Schema;
import software.constructs.Construct;

/**
 * The retailer shares its purchases with the job that it has reviewed, and with no query.
 *
 * <p>It is a separate stack, because it is deployed after the job of the brand, which is deployed after the
 * collaboration.
 */
public class RetailerDataStack extends Stack {
    /** @param daysToPurchase the only job that the retailer has reviewed */
    public RetailerDataStack(
            Construct scope,
            String id,
            StackProps props,
            IMembership membership,
            IMembership brandMembership,
            IAnalysisTemplateRef daysToPurchase) {
        super(scope, id, props);

        ConfiguredTable purchases = ConfiguredTable.Builder.create(this, "Purchases")
                .source(TableSource.glue(DailyLog.create(
                        this,
                        "purchases",
                        column("customer_id", Schema.STRING),
                        column("purchased_on", Schema.DATE),
                        column("amount", Schema.DOUBLE))))
                .allowedColumns(List.of("customer_id", "purchased_on"))
                .analysisMethod(AnalysisMethod.DIRECT_JOB)
                .analysisRule(AnalysisRule.custom(CustomRuleOptions.builder()
                        .allowedAnalyses(AllowedAnalyses.templates(daysToPurchase))
                        .build()))
                .build();
        ConfiguredTableAssociation.Builder.create(this, "PurchasesAssociation")
                .membership(membership)
                .table(purchases)
                .associationName("purchases")
                .partnerMemberships(List.of(brandMembership))
                .build();
    }
}
