package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import software.amazon.awscdk.App;
import software.amazon.awscdk.cxapi.CloudFormationStackArtifact;

/**
 * The same examples in TypeScript produce the same templates.
 *
 * <p>A check of this library rather than of the examples: a copy of them needs none of it. Nothing is taken out of the
 * templates before they are compared: they name a file asset by the hash of its content, which is the same in each
 * language.
 */
public final class TypeScriptTemplates {
    /** Set to the folder with TypeScript's cloud assemblies. */
    public static final String FOLDER = "TYPESCRIPT_TEMPLATES";

    private static final ObjectMapper JSON = new ObjectMapper();
    /** The order of UTF-8, which is that of code points; that of Java's strings differs beyond the first 65,536. */
    private static final Comparator<String> BY_CODE_POINT =
            Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private TypeScriptTemplates() {}

    /** Synthesizes the app, compares each of its templates, and prints one hash over all of them. */
    public static void assertSame(String example, App app) {
        SortedMap<String, JsonNode> templates = new TreeMap<>(BY_CODE_POINT);
        for (CloudFormationStackArtifact stack : app.synth().getStacks()) {
            templates.put(stack.getStackName(), read(Path.of(stack.getTemplateFullPath())));
        }
        System.out.printf("template hash %s %s%n", example, hash(templates));

        Path expected = Path.of(System.getenv(FOLDER), example);
        templates.forEach((stack, template) ->
                assertEquals(read(expected.resolve(stack + ".template.json")), template, "the template of " + stack));
    }

    /** Over {@code <stack name>\n<canonical JSON>\n} of all stacks: each language computes it by its own means. */
    private static String hash(SortedMap<String, JsonNode> templates) {
        String text = templates.entrySet().stream()
                .map(stack -> stack.getKey() + "\n" + canonical(stack.getValue()) + "\n")
                .collect(Collectors.joining());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** JSON without white space, with its keys sorted. */
    private static String canonical(JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .sorted(Map.Entry.comparingByKey(BY_CODE_POINT))
                    .map(property ->
                            JSON.getNodeFactory().textNode(property.getKey()) + ":" + canonical(property.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(TypeScriptTemplates::canonical)
                    .collect(Collectors.joining(",", "[", "]"));
        }
        return node.toString();
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
