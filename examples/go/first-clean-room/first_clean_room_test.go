package main

import (
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/assertions"
	"github.com/aws/jsii-runtime-go"
)

// TestMain ends the Node process that runs the constructs.
func TestMain(m *testing.M) {
	defer jsii.Close()
	m.Run()
}

func TestAdvertiserPaysForQueries(t *testing.T) {
	advertiser := newApp().Node().FindChild(jsii.String("Advertiser")).(awscdk.Stack)

	template := assertions.Template_FromStack(advertiser, nil)

	template.HasResourceProperties(jsii.String("AWS::CleanRooms::Membership"), map[string]any{
		"PaymentConfiguration": map[string]any{
			"QueryCompute": map[string]any{"IsResponsible": true},
		},
	})
}
