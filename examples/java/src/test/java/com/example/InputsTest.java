package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cdkcleanrooms.AllowedAnalyses;
import io.github.cdkcleanrooms.AnalysisRule;
import io.github.cdkcleanrooms.AnalysisRuleType;
import io.github.cdkcleanrooms.Collaboration;
import io.github.cdkcleanrooms.CollaborationMember;
import io.github.cdkcleanrooms.CustomRuleOptions;
import io.github.cdkcleanrooms.Member;
import io.github.cdkcleanrooms.MemberAbility;
import io.github.cdkcleanrooms.MemberOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

/** Input of the constructs: options, choices and enum members, and errors that are thrown immediately. */
class InputsTest {
    @Test
    void optionsAreValues() {
        MemberOptions options = MemberOptions.builder()
                .displayName("Advertiser")
                .abilities(List.of(MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS))
                .build();

        assertEquals("Advertiser", options.getDisplayName());
        assertEquals(List.of(MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS), options.getAbilities());
        assertNull(options.getPaymentResponsibilities());
        assertEquals(
                options,
                MemberOptions.builder()
                        .displayName("Advertiser")
                        .abilities(List.of(MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS))
                        .build());
    }

    @Test
    void choicesAreMadeByStaticMethods() {
        Member advertiser = Member.account(
                "222222222222",
                MemberOptions.builder().displayName("Advertiser").build());
        AnalysisRule rule = AnalysisRule.custom(CustomRuleOptions.builder()
                .allowedAnalyses(AllowedAnalyses.none())
                .build());

        assertEquals("222222222222", advertiser.getAccountId());
        assertEquals(AnalysisRuleType.CUSTOM, rule.getRuleType());
    }

    @Test
    void aRequiredOptionThatIsLeftOutFailsInItsBuilder() {
        MemberOptions.Builder nameless = MemberOptions.builder().abilities(List.of(MemberAbility.QUERY));

        NullPointerException failure = assertThrows(NullPointerException.class, nameless::build);

        assertEquals("displayName is required", failure.getMessage());
    }

    @Test
    void whatContradictsItselfFailsInTheConstructor() {
        Stack stack = new Stack(new App(), "Publisher");
        CollaborationMember.Builder late = CollaborationMember.Builder.create(stack, "Agency")
                .collaboration(Collaboration.fromCollaborationId(stack, "Room", "a1b2c3d4-5678-90ab-cdef-1234567890ab"))
                .accountId("3333-3333-3333")
                .displayName("Agency");

        RuntimeException failure = assertThrows(RuntimeException.class, late::build);

        String reported =
                """
                Publisher/Agency: accountId is "3333-3333-3333"
                    why: an AWS account ID has 12 digits
                    fix: specify all 12 digits, including leading zeros, without hyphens
                """;
        assertTrue(failure.getMessage().startsWith(reported), failure.getMessage());
    }
}
