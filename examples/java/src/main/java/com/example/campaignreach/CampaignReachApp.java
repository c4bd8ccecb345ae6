package com.example.campaignreach;

import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;

/**
 * A publisher and an advertiser with separate accounts.
 *
 * <p>The accounts come from the context {@code publisherAccount} and {@code advertiserAccount}. Once the advertiser has
 * joined, deploy the publisher again with its membership in the context {@code advertiserMembershipArn}: the publisher's
 * role is then bound to that membership instead of the advertiser's account.
 */
public final class CampaignReachApp {
    private CampaignReachApp() {}

    public static void main(String[] args) {
        App app = new App();
        addStacks(app);
        app.synth();
    }

    /** Apart from {@code main}, so that tests can synthesize it and look at the result. */
    public static void addStacks(App app) {
        String publisherAccount = context(app, "publisherAccount", "111111111111");
        String advertiserAccount = context(app, "advertiserAccount", "222222222222");

        PublisherStack publisher = new PublisherStack(
                app,
                "Publisher",
                inAccount(app, publisherAccount),
                advertiserAccount,
                context(app, "advertiserMembershipArn", null));
        new AdvertiserStack(
                app,
                "Advertiser",
                inAccount(app, advertiserAccount),
                publisher.getCollaboration(),
                publisher.getReachByCategory());
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
