package com.example.identitymatching;

import io.github.cdkcleanrooms.AllowedAnalyses;
import io.github.cdkcleanrooms.AnalysisRule;
import io.github.cdkcleanrooms.AnalysisSource;
import io.github.cdkcleanrooms.AnalysisTemplate;
import io.github.cdkcleanrooms.Collaboration;
import io.github.cdkcleanrooms.ConfiguredTable;
import io.github.cdkcleanrooms.ConfiguredTableAssociationOptions;
import io.github.cdkcleanrooms.CustomRuleOptions;
import io.github.cdkcleanrooms.IdNamespaceAssociation;
import io.github.cdkcleanrooms.IdNamespaceAssociationOptions;
import io.github.cdkcleanrooms.Member;
import io.github.cdkcleanrooms.MemberAbility;
import io.github.cdkcleanrooms.MemberOptions;
import io.github.cdkcleanrooms.Membership;
import io.github.cdkcleanrooms.Payment;
import io.github.cdkcleanrooms.TableSource;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.glue.Column;
import software.amazon.awscdk.services.glue.Schema;
import software.constructs.Construct;

/** The publisher creates the collaboration, and shares what its viewers watch. */
public class PublisherStack extends Stack {
    // The line breaks of a text block would be a part of the template.
    private static final String SALES_BY_PROGRAM =
            "SELECT v.program, COUNT(DISTINCT c.customer_id) AS customers, SUM(c.revenue) AS revenue "
                    + "FROM viewers v "
                    + "INNER JOIN identities i ON v.viewer_id = i.sourceid "
                    + "INNER JOIN loyal_customers c ON i.targetid = c.customer_id "
                    + "GROUP BY v.program";

    private final Collaboration collaboration;
    private final IdNamespaceAssociation viewers;
    private final AnalysisTemplate salesByProgram;

    /** @param advertiserAccount the account of the advertiser */
    public PublisherStack(Construct scope, String id, StackProps props, String advertiserAccount) {
        super(scope, id, props);

        collaboration = Collaboration.Builder.create(this, "IdentityMatching")
                .description("What the viewers of each program buy from the advertiser")
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
        salesByProgram = AnalysisTemplate.Builder.create(this, "SalesByProgram")
                .analysisTemplateName("sales_by_program")
                .description("Loyal customers of the advertiser and their purchases, by program that they watch")
                .membership(membership)
                .source(AnalysisSource.sql(SALES_BY_PROGRAM))
                .build();

        People people = new People(
                this,
                "Viewers",
                "panel",
                "viewers",
                "viewer_id",
                Column.builder().name("program").type(Schema.STRING).build());
        // The ID mapping table of the advertiser maps the IDs of the source to those of the target.
        viewers = membership.associateIdNamespace(
                "ViewersNamespace",
                IdNamespaceAssociationOptions.builder()
                        .idNamespace(people.idNamespace("SOURCE"))
                        .idNamespaceAssociationName("viewers")
                        .build());
        membership.associate(
                "ViewersAssociation",
                ConfiguredTableAssociationOptions.builder()
                        .table(ConfiguredTable.Builder.create(this, "ViewersTable")
                                .source(TableSource.glue(people.getTable()))
                                .allowedColumns(List.of("viewer_id", "program"))
                                .analysisRule(AnalysisRule.custom(CustomRuleOptions.builder()
                                        .allowedAnalyses(AllowedAnalyses.templates(salesByProgram))
                                        .disallowedOutputColumns(List.of("viewer_id"))
                                        .build()))
                                .build())
                        .associationName("viewers")
                        .build());
    }

    public Collaboration getCollaboration() {
        return collaboration;
    }

    /** The association of the ID namespace of the publisher. */
    public IdNamespaceAssociation getViewers() {
        return viewers;
    }

    /** The only analysis that both companies have agreed on. */
    public AnalysisTemplate getSalesByProgram() {
        return salesByProgram;
    }
}
