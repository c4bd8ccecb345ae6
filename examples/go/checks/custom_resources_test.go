package checks

import (
	"path/filepath"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdkcleanrooms/cdk-cleanrooms-go/cdkcleanrooms"
)

func TestFunctionOfACustomResourceIsInTheCloudAssembly(t *testing.T) {
	app := awscdk.NewApp(&awscdk.AppProps{Outdir: jsii.String(t.TempDir())})
	stack := publisherStack(app)
	cdkcleanrooms.NewCollaborationMember(stack, jsii.String("Broadcaster"), &cdkcleanrooms.CollaborationMemberProps{
		Collaboration: collaborate(stack, "CampaignReach"),
		AccountId:     jsii.String("333333333333"),
		DisplayName:   jsii.String("Broadcaster"),
	})

	app.Synth(nil)

	handlers, err := filepath.Glob(filepath.Join(*app.Outdir(), "asset.*", "index.js"))
	if err != nil {
		t.Fatal(err)
	}
	if len(handlers) != 1 {
		t.Errorf("there are %d handlers, not 1", len(handlers))
	}
}
