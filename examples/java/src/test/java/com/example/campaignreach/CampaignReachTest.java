package com.example.campaignreach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.TypeScriptTemplates;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.cxapi.SynthesisMessage;
import software.amazon.awscdk.cxapi.SynthesisMessageLevel;
import software.constructs.IConstruct;

class CampaignReachTest {
    private static final String HAS_BUDGET = "CleanRooms::DifferentialPrivacyHasBudget";

    private App app;

    @BeforeEach
    void build() {
        app = new App();
        CampaignReachApp.addStacks(app);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = TypeScriptTemplates.FOLDER, matches = ".+")
    void hasTheTemplatesOfTypeScript() {
        TypeScriptTemplates.assertSame("campaign-reach", app);
    }

    @Test
    void letsTheAdvertiserQueryAndPay() {
        Template.fromStack(stack("Publisher"))
                .hasResourceProperties(
                        "AWS::CleanRooms::Collaboration",
                        Map.of(
                                "Members",
                                List.of(Match.objectLike(Map.of(
                                        "AccountId", "222222222222",
                                        "MemberAbilities", List.of("CAN_QUERY", "CAN_RECEIVE_RESULTS"),
                                        "PaymentConfiguration",
                                                Map.of("QueryCompute", Map.of("IsResponsible", true)))))));
    }

    @Test
    void failsWithoutAPrivacyBudget() {
        removeBudget();

        RuntimeException failure = assertThrows(RuntimeException.class, app::synth);

        String reported =
                """
                Validation failed with the following errors:
                  [Publisher/Impressions] "Impressions" uses differential privacy, but the membership \
                "Publisher/Membership" has no budget for it
                    why: a table that uses differential privacy can be queried only after a privacy budget is created
                    fix: create one with membership.addPrivacyBudget("Budget", PrivacyBudget.differentialPrivacy(…))
                    error CleanRooms::DifferentialPrivacyHasBudget, see \
                https://docs.aws.amazon.com/clean-rooms/latest/userguide/dp-settings.html
                """;
        assertTrue(failure.getMessage().contains(reported), failure.getMessage());
    }

    @Test
    void passesWithoutAPrivacyBudgetIfThatIsAcknowledged() {
        removeBudget();
        Validations.of(stack("Publisher"))
                .acknowledge(Acknowledgment.builder()
                        .id(HAS_BUDGET)
                        .reason("the budget exists already")
                        .build());

        List<String> reported = app.synth().getStackByName("Publisher").getMessages().stream()
                .filter(message -> message.getLevel() == SynthesisMessageLevel.INFO)
                .map(SynthesisMessage::getEntry)
                .map(entry -> entry.getData().toString())
                .toList();

        assertEquals(1, reported.size(), reported.toString());
        assertTrue(reported.get(0).startsWith("acknowledged " + HAS_BUDGET + ": "), reported.get(0));
        assertTrue(reported.get(0).endsWith("(reason: the budget exists already)"), reported.get(0));
    }

    private Stack stack(String id) {
        return (Stack) app.getNode().findChild(id);
    }

    private void removeBudget() {
        IConstruct membership = stack("Publisher").getNode().findChild("Membership");
        assertTrue(membership.getNode().tryRemoveChild("Budget"));
    }
}
