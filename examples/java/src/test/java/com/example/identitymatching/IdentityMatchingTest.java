package com.example.identitymatching;

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

class IdentityMatchingTest {
    private App app;

    @BeforeEach
    void build() {
        app = new App();
        IdentityMatchingApp.addStacks(app);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = TypeScriptTemplates.FOLDER, matches = ".+")
    void hasTheTemplatesOfTypeScript() {
        TypeScriptTemplates.assertSame("identity-matching", app);
    }

    @Test
    void letsNoQueryReadTheEmailAddress() {
        for (String stack : List.of("Publisher", "Advertiser")) {
            Template.fromStack((Stack) app.getNode().findChild(stack))
                    .allResourcesProperties(
                            "AWS::CleanRooms::ConfiguredTable",
                            Map.of("AllowedColumns", Match.not(Match.arrayWith(List.of("email")))));
        }
    }
}
