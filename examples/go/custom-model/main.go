// Command custom-model is an app with a streaming service and a film studio, with separate accounts, who train a model on
// their data.
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
// The accounts come from the context streamingAccount and studioAccount, and the repository of the images of the model
// from modelRepository.
func newApp() awscdk.App {
	app := awscdk.NewApp(nil)
	region := contextOr(app, "region", "us-east-1")
	streamingAccount := contextOr(app, "streamingAccount", "111111111111")
	studioAccount := contextOr(app, "studioAccount", "222222222222")

	streaming := NewStreamingStack(app, "Streaming", &StreamingStackProps{
		StackProps: awscdk.StackProps{
			Env: &awscdk.Environment{Account: jsii.String(streamingAccount), Region: jsii.String(region)},
		},
		StudioAccount:   studioAccount,
		ModelRepository: contextOr(app, "modelRepository", "recommender"),
	})
	NewStudioStack(app, "Studio", &StudioStackProps{
		StackProps: awscdk.StackProps{
			Env: &awscdk.Environment{Account: jsii.String(studioAccount), Region: jsii.String(region)},
		},
		Collaboration: streaming.Collaboration,
		TrainingRows:  streaming.TrainingRows,
		Recommender:   streaming.Recommender,
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
