package com.example;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cdkcleanrooms.Collaboration;
import io.github.cdkcleanrooms.InvitedCollaborationProps;
import io.github.cdkcleanrooms.Membership;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

/** Constructs with custom resources need only the package, which contains their handlers. */
class CustomResourcesTest {
    @Test
    void anInvitationIsFoundByAFunction() throws IOException {
        App app = new App();
        Stack agency = new Stack(app, "Agency");
        Membership.Builder.create(agency, "Membership")
                .collaboration(Collaboration.fromInvitation(
                        agency,
                        "Panel",
                        InvitedCollaborationProps.builder()
                                .collaborationName("Panel")
                                .creatorAccountId("111111111111")
                                .build()))
                .build();

        Template.fromStack(agency)
                .hasResourceProperties(
                        "Custom::CleanRoomsCollaborationInvitation",
                        Map.of("Name", "Panel", "CreatorAccountId", "111111111111"));
        List<Path> handlers = handlersIn(Path.of(app.synth().getDirectory()));
        assertFalse(handlers.isEmpty());
        for (Path handler : handlers) {
            assertTrue(Files.readString(handler).contains("handler"), handler.toString());
        }
    }

    private static List<Path> handlersIn(Path assembly) throws IOException {
        try (Stream<Path> files = Files.walk(assembly)) {
            return files.filter(file -> file.endsWith("index.js")).toList();
        }
    }
}
