package com.example.pysparkjob;

import io.github.cdkcleanrooms.Collaboration;
import io.github.cdkcleanrooms.Member;
import io.github.cdkcleanrooms.MemberAbility;
import io.github.cdkcleanrooms.MemberOptions;
import io.github.cdkcleanrooms.Membership;
import io.github.cdkcleanrooms.Payment;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** The retailer creates the collaboration, in which the brand runs jobs, receives their results, and pays for them. */
public class RetailerStack extends Stack {
    private final Collaboration collaboration;
    private final Membership membership;

    /** @param brandAccount the account of the brand */
    public RetailerStack(Construct scope, String id, StackProps props, String brandAccount) {
        super(scope, id, props);

        collaboration = Collaboration.Builder.create(this, "SpringCampaign")
                .description("How fast customers of the retailer buy after a contact of the brand")
                .creator(MemberOptions.builder().displayName("Retailer").build())
                .members(List.of(Member.account(
                        brandAccount,
                        MemberOptions.builder()
                                .displayName("Brand")
                                .abilities(List.of(
                                        MemberAbility.QUERY, MemberAbility.RUN_JOB, MemberAbility.RECEIVE_RESULTS))
                                .paymentResponsibilities(List.of(Payment.QUERY_COMPUTE, Payment.JOB_COMPUTE))
                                .build())))
                .jobLogging(true)
                .build();
        membership = Membership.Builder.create(this, "Membership").collaboration(collaboration).build();
    }

    public Collaboration getCollaboration() {
        return collaboration;
    }

    public Membership getMembership() {
        return membership;
    }
}
