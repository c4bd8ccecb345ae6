// Command identity-matching is an app with a publisher and an advertiser, with separate accounts, who know the same people
// by different IDs.
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
// The accounts come from the context publisherAccount and advertiserAccount.
func newApp() awscdk.App {
	app := awscdk.NewApp(nil)
	region := contextOr(app, "region", "us-east-1")
	publisherAccount := contextOr(app, "publisherAccount", "111111111111")
	advertiserAccount := contextOr(app, "advertiserAccount", "222222222222")

	publisher := NewPublisherStack(app, "Publisher", &PublisherStackProps{
		StackProps: awscdk.StackProps{
			Env: &awscdk.Environment{Account: jsii.String(publisherAccount), Region: jsii.String(region)},
		},
		AdvertiserAccount: advertiserAccount,
	})
	NewAdvertiserStack(app, "Advertiser", &AdvertiserStackProps{
		StackProps: awscdk.StackProps{
			Env: &awscdk.Environment{Account: jsii.String(advertiserAccount), Region: jsii.String(region)},
		},
		Collaboration:    publisher.Collaboration,
		PublisherAccount: publisherAccount,
		Viewers:          publisher.Viewers,
		SalesByProgram:   publisher.SalesByProgram,
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
