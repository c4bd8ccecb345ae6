// Package checks shows how mistakes are reported in Go, and how to test for them.
package checks

import (
	"fmt"
	"strings"
	"testing"

	"example.com/cleanrooms/internal/cdktest"
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscleanrooms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdkcleanrooms/cdk-cleanrooms-go/cdkcleanrooms"
	"github.com/google/go-cmp/cmp"
)

// TestMain ends the Node process that runs the constructs.
func TestMain(m *testing.M) {
	defer jsii.Close()
	m.Run()
}

func TestRuleViolation(t *testing.T) {
	app := awscdk.NewApp(nil)
	shareImpressions(app)

	message := cdktest.PanicOf(t, func() { app.Synth(nil) })

	want := `ValidationFailedWithErrors: Validation failed with the following errors:
  [Publisher/Impressions] "Impressions" uses differential privacy, but the membership "Publisher/Membership" has no budget for it
    why: a table that uses differential privacy can be queried only after a privacy budget is created
    fix: create one with membership.AddPrivacyBudget("Budget", PrivacyBudget_DifferentialPrivacy(…))
    error CleanRooms::DifferentialPrivacyHasBudget, see https://docs.aws.amazon.com/clean-rooms/latest/userguide/dp-settings.html`
	if message != want {
		t.Errorf("unexpected message (-want +got):\n%s", cmp.Diff(want, message))
	}
}

func TestSeveralMistakesAreToldTogether(t *testing.T) {
	app := awscdk.NewApp(nil)
	stack := shareImpressions(app)
	collaborate(stack, "SecondCollaboration", cdkcleanrooms.MemberAbility_QUERY)

	message := cdktest.PanicOf(t, func() { app.Synth(nil) })

	for _, id := range []string{"CleanRooms::DifferentialPrivacyHasBudget", "CleanRooms::SingleQueryRunner"} {
		if !strings.Contains(message, id) {
			t.Errorf("%s is not in the message:\n%s", id, message)
		}
	}
}

func TestInvalidInputPanicsAtOnce(t *testing.T) {
	stack := publisherStack(awscdk.NewApp(nil))
	collaboration := collaborate(stack, "CampaignReach")

	message := cdktest.PanicOf(t, func() {
		cdkcleanrooms.NewCollaborationMember(stack, jsii.String("Agency"), &cdkcleanrooms.CollaborationMemberProps{
			Collaboration: collaboration,
			AccountId:     jsii.String("3333-3333-3333"),
			DisplayName:   jsii.String("Agency"),
		})
	})

	want := `Publisher/Agency: AccountId is "3333-3333-3333"
    why: an AWS account ID has 12 digits
    fix: specify all 12 digits, including leading zeros, without hyphens`
	if message != want {
		t.Errorf("unexpected message (-want +got):\n%s", cmp.Diff(want, message))
	}
}

func TestMissingPropertyPanicsAtOnce(t *testing.T) {
	stack := publisherStack(awscdk.NewApp(nil))

	message := cdktest.PanicOf(t, func() {
		cdkcleanrooms.NewCollaboration(stack, jsii.String("CampaignReach"), &cdkcleanrooms.CollaborationProps{
			Creator: &cdkcleanrooms.MemberOptions{DisplayName: jsii.String("Publisher")},
		})
	})

	if !strings.Contains(message, "Description is required") {
		t.Errorf("the message does not name the property: %s", message)
	}
}

func TestAcknowledgedFindingIsInformation(t *testing.T) {
	app := awscdk.NewApp(nil)
	stack := shareImpressions(app)
	awscdk.Validations_Of(stack).Acknowledge(&awscdk.Acknowledgment{
		Id:     jsii.String("CleanRooms::DifferentialPrivacyHasBudget"),
		Reason: jsii.String("the budget exists already"),
	})

	assembly := app.Synth(nil)

	var reported []string
	for _, message := range *assembly.GetStackByName(stack.StackName()).Messages() {
		reported = append(reported, fmt.Sprint(message.Level, " ", message.Entry.Data))
	}
	want := []string{
		`INFO acknowledged CleanRooms::DifferentialPrivacyHasBudget: "Impressions" uses differential privacy, ` +
			`but the membership "Publisher/Membership" has no budget for it (reason: the budget exists already)`,
	}
	if diff := cmp.Diff(want, reported); diff != "" {
		t.Errorf("unexpected messages (-want +got):\n%s", diff)
	}
}

func TestL1sAreChecked(t *testing.T) {
	app := awscdk.NewApp(nil)
	cdkcleanrooms.CleanRoomsChecks_AddTo(app, nil)
	awscleanrooms.NewCfnCollaboration(publisherStack(app), jsii.String("CampaignReach"), &awscleanrooms.CfnCollaborationProps{
		Name:                   jsii.String("Campaign reach"),
		Description:            jsii.String("Reach of the spring campaign"),
		CreatorDisplayName:     jsii.String("Publisher"),
		CreatorMemberAbilities: jsii.Strings("CAN_QUERY"),
		QueryLogStatus:         jsii.String("ENABLED"),
		Members: &[]any{
			&awscleanrooms.CfnCollaboration_MemberSpecificationProperty{
				AccountId:       jsii.String("222222222222"),
				DisplayName:     jsii.String("Advertiser"),
				MemberAbilities: jsii.Strings("CAN_QUERY", "CAN_RECEIVE_RESULTS"),
			},
		},
	})

	message := cdktest.PanicOf(t, func() { app.Synth(nil) })

	want := `ValidationFailedWithErrors: Validation failed with the following errors:
  [Publisher/CampaignReach] 2 members of "Campaign reach" can query: 111111111111 ("Publisher"), 222222222222 ("Advertiser")
    why: a collaboration has one member who can query, and this member cannot be changed after creation
    fix: assign MemberAbility_QUERY to only one of them; MemberAbility_RECEIVE_RESULTS is sufficient to receive results
    error CleanRooms::SingleQueryRunner, see https://docs.aws.amazon.com/clean-rooms/latest/userguide/glossary.html`
	if message != want {
		t.Errorf("unexpected message (-want +got):\n%s", cmp.Diff(want, message))
	}
}

func publisherStack(app awscdk.App) awscdk.Stack {
	return awscdk.NewStack(app, jsii.String("Publisher"), &awscdk.StackProps{
		Env: &awscdk.Environment{Account: jsii.String("111111111111"), Region: jsii.String("us-east-1")},
	})
}

// collaborate opens a clean room with an advertiser, who queries and receives the results.
func collaborate(stack awscdk.Stack, id string, creatorAbilities ...cdkcleanrooms.MemberAbility) cdkcleanrooms.Collaboration {
	return cdkcleanrooms.NewCollaboration(stack, &id, &cdkcleanrooms.CollaborationProps{
		Description: jsii.String("Reach of the spring campaign"),
		Creator:     &cdkcleanrooms.MemberOptions{DisplayName: jsii.String("Publisher"), Abilities: &creatorAbilities},
		Members: &[]cdkcleanrooms.Member{
			cdkcleanrooms.Member_Account(jsii.String("222222222222"), &cdkcleanrooms.MemberOptions{
				DisplayName: jsii.String("Advertiser"),
				Abilities: &[]cdkcleanrooms.MemberAbility{
					cdkcleanrooms.MemberAbility_QUERY,
					cdkcleanrooms.MemberAbility_RECEIVE_RESULTS,
				},
			}),
		},
	})
}

// shareImpressions brings a table under differential privacy into a clean room of two companies, without the budget that
// it needs.
func shareImpressions(app awscdk.App) awscdk.Stack {
	stack := publisherStack(app)
	impressions := cdkcleanrooms.NewConfiguredTable(stack, jsii.String("Impressions"), &cdkcleanrooms.ConfiguredTableProps{
		Source: cdkcleanrooms.TableSource_GlueByName(&cdkcleanrooms.GlueByNameSourceOptions{
			DatabaseName: jsii.String("ads"),
			TableName:    jsii.String("impressions"),
			Bucket:       awss3.NewBucket(stack, jsii.String("Lake"), nil),
			KeyPrefix:    jsii.String("impressions"),
		}),
		AllowedColumns: jsii.Strings("user_id", "campaign_id"),
		AnalysisRule: cdkcleanrooms.AnalysisRule_Custom(&cdkcleanrooms.CustomRuleOptions{
			AllowedAnalyses:  cdkcleanrooms.AllowedAnalyses_AnyQueryFrom(jsii.String("222222222222")),
			OutputProtection: cdkcleanrooms.OutputProtection_DifferentialPrivacy(jsii.String("user_id")),
		}),
	})
	collaboration := collaborate(stack, "CampaignReach")
	membership := cdkcleanrooms.NewMembership(stack, jsii.String("Membership"), &cdkcleanrooms.MembershipProps{
		Collaboration: collaboration,
	})
	membership.Associate(jsii.String("ImpressionsAssociation"), &cdkcleanrooms.ConfiguredTableAssociationOptions{
		Table:           impressions,
		AssociationName: jsii.String("impressions"),
	})

	advertiser := awscdk.NewStack(app, jsii.String("Advertiser"), &awscdk.StackProps{
		Env: &awscdk.Environment{Account: jsii.String("222222222222"), Region: jsii.String("us-east-1")},
	})
	cdkcleanrooms.NewMembership(advertiser, jsii.String("Membership"), &cdkcleanrooms.MembershipProps{
		Collaboration: collaboration,
	})
	return stack
}
