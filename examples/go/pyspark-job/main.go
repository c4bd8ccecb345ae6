// Command pyspark-job is an app with a retailer and a brand, with separate accounts, and a job in PySpark that both have
// reviewed.
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
// The accounts come from the context retailerAccount and brandAccount.
func newApp() awscdk.App {
	app := awscdk.NewApp(nil)
	region := contextOr(app, "region", "us-east-1")
	retailerAccount := contextOr(app, "retailerAccount", "111111111111")
	brandAccount := contextOr(app, "brandAccount", "222222222222")
	ofRetailer := awscdk.StackProps{
		Env: &awscdk.Environment{Account: jsii.String(retailerAccount), Region: jsii.String(region)},
	}

	retailer := NewRetailerStack(app, "Retailer", &RetailerStackProps{StackProps: ofRetailer, BrandAccount: brandAccount})
	brand := NewBrandStack(app, "Brand", &BrandStackProps{
		StackProps: awscdk.StackProps{
			Env: &awscdk.Environment{Account: jsii.String(brandAccount), Region: jsii.String(region)},
		},
		Collaboration: retailer.Collaboration,
	})
	NewRetailerDataStack(app, "RetailerData", &RetailerDataStackProps{
		StackProps:      ofRetailer,
		Membership:      retailer.Membership,
		BrandMembership: brand.Membership,
		DaysToPurchase:  brand.DaysToPurchase,
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
