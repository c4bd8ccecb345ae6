package com.example.pysparkjob;

import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;

/**
 * A retailer and a brand with separate accounts, and a job in PySpark that both have reviewed.
 *
 * <p>The accounts come from the context {@code retailerAccount} and {@code brandAccount}.
 */
public final class PysparkJobApp {
    private PysparkJobApp() {}

    public static void main(String[] args) {
        App app = new App();
        addStacks(app);
        app.synth();
    }

    /** Apart from {@code main}, so that tests can synthesize it and look at the result. */
    public static void addStacks(App app) {
        StackProps ofRetailer = inAccount(app, context(app, "retailerAccount", "111111111111"));
        String brandAccount = context(app, "brandAccount", "222222222222");

        RetailerStack retailer = new RetailerStack(app, "Retailer", ofRetailer, brandAccount);
        BrandStack brand = new BrandStack(app, "Brand", inAccount(app, brandAccount), retailer.getCollaboration());
        new RetailerDataStack(
                app,
                "RetailerData",
                ofRetailer,
                retailer.getMembership(),
                brand.getMembership(),
                brand.getDaysToPurchase());
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
