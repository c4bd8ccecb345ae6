package com.example.pysparkjob;

import com.example.TypeScriptTemplates;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

class PysparkJobTest {
    private App app;

    @BeforeEach
    void build() {
        app = new App();
        PysparkJobApp.addStacks(app);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = TypeScriptTemplates.FOLDER, matches = ".+")
    void hasTheTemplatesOfTypeScript() {
        TypeScriptTemplates.assertSame("pyspark-job", app);
    }

    @Test
    void letsNoQueryReadTheTables() {
        for (String stack : List.of("Brand", "RetailerData")) {
            Template.fromStack((Stack) app.getNode().findChild(stack))
                    .allResourcesProperties(
                            "AWS::CleanRooms::ConfiguredTable", Map.of("AnalysisMethod", "DIRECT_JOB"));
        }
    }
}
