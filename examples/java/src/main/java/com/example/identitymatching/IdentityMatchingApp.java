package com.example.identitymatching;

import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;

/**
 * A publisher and an advertiser who know the same people by different IDs.
 *
 * <p>The accounts come from the context {@code publisherAccount} and {@code advertiserAccount}.
 */
public final class IdentityMatchingApp {
    private IdentityMatchingApp() {}

    public static void main(String[] args) {
        App app = new App();
        addStacks(app);
        app.synth();
    }

    /** Apart from {@code main}, so that tests can synthesize it and look at the result. */
    public static void addStacks(App app) {
        String publisherAccount = context(app, "publisherAccount", "111111111111");
        String advertiserAccount = context(app, "advertiserAccount", "222222222222");

        PublisherStack publisher =
                new PublisherStack(app, "Publisher", inAccount(app, publisherAccount), advertiserAccount);
        new AdvertiserStack(
                app,
                "Advertiser",
                inAccount(app, advertiserAccount),
                publisher.getCollaboration(),
                publisherAccount,
                publisher.getViewers(),
                publisher.getSalesByProgram());
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
