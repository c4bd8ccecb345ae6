package com.example.custommodel;

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

class CustomModelTest {
    private App app;

    @BeforeEach
    void build() {
        app = new App();
        CustomModelApp.addStacks(app);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = TypeScriptTemplates.FOLDER, matches = ".+")
    void hasTheTemplatesOfTypeScript() {
        TypeScriptTemplates.assertSame("custom-model", app);
    }

    @Test
    void usesTheTablesForTheModelOnly() {
        Object policy = Map.of("V1", Map.of("Custom", Match.objectLike(Map.of("AdditionalAnalyses", "REQUIRED"))));
        for (String stack : List.of("Streaming", "Studio")) {
            Template.fromStack((Stack) app.getNode().findChild(stack))
                    .allResourcesProperties(
                            "AWS::CleanRooms::ConfiguredTable",
                            Map.of("AnalysisRules", List.of(Map.of("Type", "CUSTOM", "Policy", policy))));
        }
    }
}
