// Command test-bed is an app with one account that queries itself: the shape of the Clean Rooms test bed of the AWS SDK for
// pandas.
package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"
)

func main() {
	defer jsii.Close()

	newApp().Synth(nil)
}

// newApp is the test bed, in the account and Region of the CDK CLI.
func newApp() awscdk.App {
	app := awscdk.NewApp(nil)
	NewCleanRoomStack(app, "CleanRoom")
	return app
}
