package com.example.testbed;

import software.amazon.awscdk.App;

/** The test bed, in the account and Region of the CDK CLI. */
public final class TestBedApp {
    private TestBedApp() {}

    public static void main(String[] args) {
        App app = new App();
        addStacks(app);
        app.synth();
    }

    /** Apart from {@code main}, so that tests can synthesize it and look at the result. */
    public static void addStacks(App app) {
        new CleanRoomStack(app, "CleanRoom");
    }
}
