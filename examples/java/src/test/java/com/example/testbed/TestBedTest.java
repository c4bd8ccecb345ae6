package com.example.testbed;

import com.example.TypeScriptTemplates;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class TestBedTest {
    private App app;

    @BeforeEach
    void build() {
        app = new App();
        TestBedApp.addStacks(app);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = TypeScriptTemplates.FOLDER, matches = ".+")
    void hasTheTemplatesOfTypeScript() {
        TypeScriptTemplates.assertSame("test-bed", app);
    }

    @Test
    void givesNothingThatLessThanTwoUsersHaveInCommon() {
        Template template = Template.fromStack((Stack) app.getNode().findChild("CleanRoom"));

        Map<String, Object> twoUsers = Map.of("ColumnName", "user_id", "Minimum", 2, "Type", "COUNT_DISTINCT");
        Object policy =
                Map.of("V1", Map.of("Aggregation", Match.objectLike(Map.of("OutputConstraints", List.of(twoUsers)))));
        for (String table : List.of("users", "purchases")) {
            template.hasResourceProperties(
                    "AWS::CleanRooms::ConfiguredTable",
                    Map.of("Name", table, "AnalysisRules", List.of(Map.of("Type", "AGGREGATION", "Policy", policy))));
        }
    }
}
