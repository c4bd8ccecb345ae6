package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsecr"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsglue"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdkcleanrooms/cdk-cleanrooms-go/cdkcleanrooms"
)

// StreamingStackProps are the properties of a StreamingStack.
type StreamingStackProps struct {
	awscdk.StackProps
	// StudioAccount is the account of the studio.
	StudioAccount string
	// ModelRepository is the repository in Amazon ECR of this account that contains the images of the model.
	ModelRepository string
}

// StreamingStack is what others need of the streaming service's stack.
type StreamingStack struct {
	awscdk.Stack
	Collaboration cdkcleanrooms.ICollaboration
	TrainingRows  cdkcleanrooms.IAnalysisTemplate
	// Recommender is the model, which only tables that allow it can train.
	Recommender cdkcleanrooms.IConfiguredModelAlgorithmAssociation
}

// NewStreamingStack is the stack of the streaming service, who creates the collaboration, provides the model, and shares
// what its viewers have seen.
func NewStreamingStack(scope constructs.Construct, id string, props *StreamingStackProps) StreamingStack {
	stack := awscdk.NewStack(scope, &id, &props.StackProps)

	collaboration := cdkcleanrooms.NewCollaboration(stack, jsii.String("Recommendations"), &cdkcleanrooms.CollaborationProps{
		Description: jsii.String("Films that the fans of the studio will like"),
		Creator:     &cdkcleanrooms.MemberOptions{DisplayName: jsii.String("Streaming service")},
		Members: &[]cdkcleanrooms.Member{
			cdkcleanrooms.Member_Account(jsii.String(props.StudioAccount), &cdkcleanrooms.MemberOptions{
				DisplayName: jsii.String("Studio"),
				Abilities: &[]cdkcleanrooms.MemberAbility{
					cdkcleanrooms.MemberAbility_QUERY,
					cdkcleanrooms.MemberAbility_RECEIVE_RESULTS,
				},
				MlAbilities: &[]cdkcleanrooms.MlMemberAbility{
					cdkcleanrooms.MlMemberAbility_RECEIVE_MODEL_OUTPUT,
					cdkcleanrooms.MlMemberAbility_RECEIVE_INFERENCE_OUTPUT,
				},
				PaymentResponsibilities: &[]cdkcleanrooms.Payment{
					cdkcleanrooms.Payment_QUERY_COMPUTE,
					cdkcleanrooms.Payment_MODEL_TRAINING,
					cdkcleanrooms.Payment_MODEL_INFERENCE,
				},
			}),
		},
	})
	membership := cdkcleanrooms.NewMembership(stack, jsii.String("Membership"), &cdkcleanrooms.MembershipProps{Collaboration: collaboration})

	// The rows that the model is trained with.
	trainingRows := cdkcleanrooms.NewAnalysisTemplate(stack, jsii.String("TrainingRows"), &cdkcleanrooms.AnalysisTemplateProps{
		AnalysisTemplateName: jsii.String("training_rows"),
		Membership:           membership,
		Source: cdkcleanrooms.AnalysisSource_Sql(jsii.String(
			"SELECT views.film, views.device, fans.stars FROM views INNER JOIN fans ON views.viewer = fans.viewer",
		), nil),
	})

	recommender := membership.AssociateModelAlgorithm(
		jsii.String("RecommenderAssociation"),
		&cdkcleanrooms.ConfiguredModelAlgorithmAssociationOptions{
			Algorithm:       newRecommender(stack, props.ModelRepository),
			AssociationName: jsii.String("recommender"),
			PrivacyPolicies: privacyPolicies(stack.Account(), &props.StudioAccount),
		},
	)

	// The only use of the views is the training of the model.
	source := cdkcleanrooms.TableSource_Glue(newViewsLog(stack), nil)
	views := cdkcleanrooms.NewConfiguredTable(stack, jsii.String("Views"), &cdkcleanrooms.ConfiguredTableProps{
		Source:         source,
		AllowedColumns: jsii.Strings("viewer", "film", "device"),
		AnalysisRule: cdkcleanrooms.AnalysisRule_Custom(&cdkcleanrooms.CustomRuleOptions{
			AllowedAnalyses:    cdkcleanrooms.AllowedAnalyses_Templates(trainingRows),
			AdditionalAnalyses: cdkcleanrooms.AdditionalAnalyses_REQUIRED,
		}),
	})
	membership.Associate(jsii.String("ViewsAssociation"), &cdkcleanrooms.ConfiguredTableAssociationOptions{
		Table:                     views,
		AssociationName:           jsii.String("views"),
		AllowedAdditionalAnalyses: &[]*string{recommender.ConfiguredModelAlgorithmAssociationArn()},
	})

	// A lookalike model of AWS needs no container: it is trained with this dataset.
	cdkcleanrooms.NewTrainingDataset(stack, jsii.String("ViewsDataset"), &cdkcleanrooms.TrainingDatasetProps{
		TrainingDatasetName: jsii.String("views"),
		Source:              source,
		Columns: &[]cdkcleanrooms.TrainingColumn{
			cdkcleanrooms.TrainingColumn_UserId(jsii.String("viewer")),
			cdkcleanrooms.TrainingColumn_ItemId(jsii.String("film")),
			cdkcleanrooms.TrainingColumn_Timestamp(jsii.String("seen_at")),
			cdkcleanrooms.TrainingColumn_CategoricalFeature(jsii.String("device")),
		},
	})

	return StreamingStack{Stack: stack, Collaboration: collaboration, TrainingRows: trainingRows, Recommender: recommender}
}

func newRecommender(stack awscdk.Stack, modelRepository string) cdkcleanrooms.ConfiguredModelAlgorithm {
	models := awsecr.Repository_FromRepositoryName(stack, jsii.String("Models"), &modelRepository)
	return cdkcleanrooms.NewConfiguredModelAlgorithm(stack, jsii.String("Recommender"), &cdkcleanrooms.ConfiguredModelAlgorithmProps{
		ConfiguredModelAlgorithmName: jsii.String("recommender"),
		TrainingContainer: &cdkcleanrooms.TrainingContainer{
			Image: cdkcleanrooms.ModelImage_Repository(models, &cdkcleanrooms.RepositoryImageOptions{
				Tag: jsii.String("training-1.0.0"),
			}),
			Arguments: jsii.Strings("--epochs", "10"),
			MetricDefinitions: &[]*cdkcleanrooms.MetricDefinition{
				{Name: jsii.String("loss"), Regex: jsii.String("loss: ([0-9.]+)")},
			},
		},
		InferenceContainer: &cdkcleanrooms.InferenceContainer{
			Image: cdkcleanrooms.ModelImage_Repository(models, &cdkcleanrooms.RepositoryImageOptions{
				Tag: jsii.String("inference-1.0.0"),
			}),
		},
	})
}

// privacyPolicies determine what leaves the containers of the model. The accounts see its errors.
func privacyPolicies(accounts ...*string) *cdkcleanrooms.ModelPrivacyPolicies {
	return &cdkcleanrooms.ModelPrivacyPolicies{
		TrainedModels: &cdkcleanrooms.TrainedModelsPolicy{
			ContainerLogs: &[]*cdkcleanrooms.ContainerLogPolicy{
				{
					AllowedAccountIds: &accounts,
					LogType:           cdkcleanrooms.ContainerLogType_ERROR_SUMMARY,
					EntitiesToRedact: &[]cdkcleanrooms.RedactedEntity{
						cdkcleanrooms.RedactedEntity_PersonallyIdentifiableInformation(),
						cdkcleanrooms.RedactedEntity_Custom(jsii.String("fan-[0-9]+")),
					},
				},
			},
			NoiseLevel:      cdkcleanrooms.NoiseLevel_MEDIUM,
			MaxArtifactSize: awscdk.Size_Gibibytes(jsii.Number(2)),
		},
		TrainedModelInferenceJobs: &cdkcleanrooms.TrainedModelInferenceJobsPolicy{
			MaxOutputSize: awscdk.Size_Gibibytes(jsii.Number(1)),
		},
	}
}

func newViewsLog(stack awscdk.Stack) awsglue.S3Table {
	return awsglue.NewS3Table(stack, jsii.String("ViewsLog"), &awsglue.S3TableProps{
		Database: awsglue.NewDatabase(stack, jsii.String("Viewing"), &awsglue.DatabaseProps{
			DatabaseName:  jsii.String("viewing"),
			RemovalPolicy: awscdk.RemovalPolicy_DESTROY,
		}),
		TableName: jsii.String("views"),
		Columns: &[]*awsglue.Column{
			{Name: jsii.String("viewer"), Type: awsglue.Schema_STRING(), Comment: jsii.String("an email address, hashed")},
			{Name: jsii.String("film"), Type: awsglue.Schema_STRING()},
			{Name: jsii.String("device"), Type: awsglue.Schema_STRING()},
			{Name: jsii.String("seen_at"), Type: awsglue.Schema_BIG_INT(), Comment: jsii.String("seconds since 1970-01-01")},
		},
		DataFormat: awsglue.DataFormat_PARQUET(),
		Storage:    awsglue.S3TableStorage_FromBucket(newEncryptedBucket(stack, "Lake")),
		S3Prefix:   jsii.String("views"),
	})
}
