package com.example.custommodel;

import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;

/**
 * A streaming service and a film studio with separate accounts.
 *
 * <p>The accounts come from the context {@code streamingAccount} and {@code studioAccount}, and the repository of the
 * images of the model from {@code modelRepository}.
 */
public final class CustomModelApp {
    private CustomModelApp() {}

    public static void main(String[] args) {
        App app = new App();
        addStacks(app);
        app.synth();
    }

    /** Apart from {@code main}, so that tests can synthesize it and look at the result. */
    public static void addStacks(App app) {
        String studioAccount = context(app, "studioAccount", "222222222222");

        StreamingStack streaming = new StreamingStack(
                app,
                "Streaming",
                inAccount(app, context(app, "streamingAccount", "111111111111")),
                studioAccount,
                context(app, "modelRepository", "recommender"));
        new StudioStack(
                app,
                "Studio",
                inAccount(app, studioAccount),
                streaming.getCollaboration(),
                streaming.getTrainingRows(),
                streaming.getRecommender());
    }

    private static StackProps inAccount(App app, String account) {
        return StackProps.builder()
                .env(Environment.builder()
                        .account(account)
                        .region(context(app, "region", "us-east-1"))
                        .build())
                .build();
    }

    private static String context(App app, String key, String byDefault) {
        Object value = app.getNode().tryGetContext(key);
        return value == null ? byDefault : value.toString();
    }
}
