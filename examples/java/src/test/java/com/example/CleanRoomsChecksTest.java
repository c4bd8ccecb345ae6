package com.example;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cdkcleanrooms.CleanRoomsChecks;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.cleanrooms.CfnCollaboration;
import software.amazon.awscdk.services.cleanrooms.CfnCollaboration.MemberSpecificationProperty;

/** An app that uses only L1s, with the rules of this library. */
class CleanRoomsChecksTest {
    private static final String SINGLE_QUERY_RUNNER = "CleanRooms::SingleQueryRunner";

    private App app;

    @BeforeEach
    void bothMembersCanQuery() {
        app = new App();
        CleanRoomsChecks.addTo(app);
        CfnCollaboration.Builder.create(new Stack(app, "Publisher"), "Ads")
                .name("Ads")
                .description("Reach of the spring campaign")
                .creatorDisplayName("Publisher")
                .creatorMemberAbilities(List.of("CAN_QUERY"))
                .queryLogStatus("ENABLED")
                .members(List.of(MemberSpecificationProperty.builder()
                        .accountId("222222222222")
                        .displayName("Advertiser")
                        .memberAbilities(List.of("CAN_QUERY", "CAN_RECEIVE_RESULTS"))
                        .build()))
                .build();
    }

    @Test
    void stopTheSynthesis() {
        RuntimeException failure = assertThrows(RuntimeException.class, app::synth);

        String reported =
                """
                  [Publisher/Ads] 2 members of "Ads" can query: "Publisher", 222222222222 ("Advertiser")
                    why: a collaboration has one member who can query, and this member cannot be changed after creation
                    fix: assign MemberAbility.QUERY to only one of them; MemberAbility.RECEIVE_RESULTS is sufficient to receive \
                results
                    error CleanRooms::SingleQueryRunner, see https://docs.aws.amazon.com/clean-rooms/latest/userguide/glossary.html\
                """;
        assertTrue(failure.getMessage().contains(reported), failure.getMessage());
    }

    @Test
    void letAnAcknowledgedFindingPass() {
        Validations.of(app)
                .acknowledge(Acknowledgment.builder()
                        .id(SINGLE_QUERY_RUNNER)
                        .reason("agreed with the partner")
                        .build());

        assertDoesNotThrow(() -> app.synth());
    }

    @Test
    void nameTheirRules() {
        CleanRoomsChecks checks = new CleanRoomsChecks();

        List<String> ruleIds = checks.getRuleIds();

        assertEquals("CleanRooms", checks.getName());
        assertTrue(ruleIds.contains("SingleQueryRunner"), ruleIds.toString());
    }
}
