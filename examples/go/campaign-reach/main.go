// Command campaign-reach is an app with a publisher and an advertiser, with separate accounts, who measure how many
// buyers saw a campaign.
package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"
)

func main() {
	defer jsii.Close()

	newApp().Synth(nil)
}

// newApp is the app before its synthesis.
//
// The accounts come from the context publisherAccount and advertiserAccount. Once the advertiser has joined, deploy the
// publisher again with its membership in the context advertiserMembershipArn: the publisher's role is then bound to that
// membership instead of the advertiser's account.
func newApp() awscdk.App {
	app := awscdk.NewApp(nil)
	region := contextOr(app, "region", "us-east-1")
	publisherAccount := contextOr(app, "publisherAccount", "111111111111")
	advertiserAccount := contextOr(app, "advertiserAccount", "222222222222")

	publisher := NewPublisherStack(app, "Publisher", &PublisherStackProps{
		StackProps: awscdk.StackProps{
			Env: &awscdk.Environment{Account: jsii.String(publisherAccount), Region: jsii.String(region)},
		},
		AdvertiserAccount:       advertiserAccount,
		AdvertiserMembershipArn: contextOr(app, "advertiserMembershipArn", ""),
	})
	NewAdvertiserStack(app, "Advertiser", &AdvertiserStackProps{
		StackProps: awscdk.StackProps{
			Env: &awscdk.Environment{Account: jsii.String(advertiserAccount), Region: jsii.String(region)},
		},
		Collaboration:   publisher.Collaboration,
		ReachByCategory: publisher.ReachByCategory,
	})
	return app
}

// contextOr is the context value of a key, or else the fallback.
func contextOr(app awscdk.App, key, fallback string) string {
	if value, ok := app.Node().TryGetContext(jsii.String(key)).(string); ok {
		return value
	}
	return fallback
}
