package com.example.custommodel;

import io.github.cdkcleanrooms.AdditionalAnalyses;
import io.github.cdkcleanrooms.AllowedAnalyses;
import io.github.cdkcleanrooms.AnalysisRule;
import io.github.cdkcleanrooms.AnalysisSource;
import io.github.cdkcleanrooms.AnalysisTemplate;
import io.github.cdkcleanrooms.Collaboration;
import io.github.cdkcleanrooms.ConfiguredModelAlgorithm;
import io.github.cdkcleanrooms.ConfiguredModelAlgorithmAssociation;
import io.github.cdkcleanrooms.ConfiguredModelAlgorithmAssociationOptions;
import io.github.cdkcleanrooms.ConfiguredTable;
import io.github.cdkcleanrooms.ConfiguredTableAssociationOptions;
import io.github.cdkcleanrooms.ContainerLogPolicy;
import io.github.cdkcleanrooms.ContainerLogType;
import io.github.cdkcleanrooms.CustomRuleOptions;
import io.github.cdkcleanrooms.InferenceContainer;
import io.github.cdkcleanrooms.Member;
import io.github.cdkcleanrooms.MemberAbility;
import io.github.cdkcleanrooms.MemberOptions;
import io.github.cdkcleanrooms.Membership;
import io.github.cdkcleanrooms.MetricDefinition;
import io.github.cdkcleanrooms.MlMemberAbility;
import io.github.cdkcleanrooms.ModelImage;
import io.github.cdkcleanrooms.ModelPrivacyPolicies;
import io.github.cdkcleanrooms.NoiseLevel;
import io.github.cdkcleanrooms.Payment;
import io.github.cdkcleanrooms.RedactedEntity;
import io.github.cdkcleanrooms.RepositoryImageOptions;
import io.github.cdkcleanrooms.TableSource;
import io.github.cdkcleanrooms.TrainedModelInferenceJobsPolicy;
import io.github.cdkcleanrooms.TrainedModelsPolicy;
import io.github.cdkcleanrooms.TrainingColumn;
import io.github.cdkcleanrooms.TrainingContainer;
import io.github.cdkcleanrooms.TrainingDataset;
import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ecr.IRepository;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.glue.Column;
import software.amazon.awscdk.services.glue.DataFormat;
import software.amazon.awscdk.services.glue.Database;
import software.amazon.awscdk.services.glue.S3Table;
import software.amazon.awscdk.services.glue.S3TableStorage;
import software.amazon.awscdk.services.glue.Schema;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.constructs.Construct;

/** The streaming service creates the collaboration, provides the model, and shares what its viewers have seen. */
public class StreamingStack extends Stack {
    private final Collaboration collaboration;
    private final AnalysisTemplate trainingRows;
    private final ConfiguredModelAlgorithmAssociation recommender;

    /**
     * @param studioAccount the account of the studio
     * @param modelRepository the repository in Amazon ECR of this account that contains the images of the model
     */
    public StreamingStack(
            Construct scope, String id, StackProps props, String studioAccount, String modelRepository) {
        super(scope, id, props);

        collaboration = Collaboration.Builder.create(this, "Recommendations")
                .description("Films that the fans of the studio will like")
                .creator(MemberOptions.builder().displayName("Streaming service").build())
                .members(List.of(Member.account(
                        studioAccount,
                        MemberOptions.builder()
                                .displayName("Studio")
                                .abilities(List.of(MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS))
                                .mlAbilities(List.of(
                                        MlMemberAbility.RECEIVE_MODEL_OUTPUT,
                                        MlMemberAbility.RECEIVE_INFERENCE_OUTPUT))
                                .paymentResponsibilities(List.of(
                                        Payment.QUERY_COMPUTE, Payment.MODEL_TRAINING, Payment.MODEL_INFERENCE))
                                .build())))
                .build();
        Membership membership = Membership.Builder.create(this, "Membership").collaboration(collaboration).build();

        trainingRows = AnalysisTemplate.Builder.create(this, "TrainingRows")
                .analysisTemplateName("training_rows")
                .membership(membership)
                .source(AnalysisSource.sql("SELECT views.film, views.device, fans.stars "
                        + "FROM views INNER JOIN fans ON views.viewer = fans.viewer"))
                .build();

        recommender = membership.associateModelAlgorithm(
                "RecommenderAssociation",
                ConfiguredModelAlgorithmAssociationOptions.builder()
                        .algorithm(model(modelRepository))
                        .associationName("recommender")
                        .privacyPolicies(privacyPolicies(studioAccount))
                        .build());

        // The only use of the views is the training of the model.
        TableSource source = TableSource.glue(viewsLog());
        ConfiguredTable views = ConfiguredTable.Builder.create(this, "Views")
                .source(source)
                .allowedColumns(List.of("viewer", "film", "device"))
                .analysisRule(AnalysisRule.custom(CustomRuleOptions.builder()
                        .allowedAnalyses(AllowedAnalyses.templates(trainingRows))
                        .additionalAnalyses(AdditionalAnalyses.REQUIRED)
                        .build()))
                .build();
        membership.associate(
                "ViewsAssociation",
                ConfiguredTableAssociationOptions.builder()
                        .table(views)
                        .associationName("views")
                        .allowedAdditionalAnalyses(List.of(recommender.getConfiguredModelAlgorithmAssociationArn()))
                        .build());

        // A lookalike model of AWS needs no container: it is trained with this dataset.
        TrainingDataset.Builder.create(this, "ViewsDataset")
                .trainingDatasetName("views")
                .source(source)
                .columns(List.of(
                        TrainingColumn.userId("viewer"),
                        TrainingColumn.itemId("film"),
                        TrainingColumn.timestamp("seen_at"),
                        TrainingColumn.categoricalFeature("device")))
                .build();
    }

    public Collaboration getCollaboration() {
        return collaboration;
    }

    /** The query for the rows that the model is trained with. */
    public AnalysisTemplate getTrainingRows() {
        return trainingRows;
    }

    /** The model, which only tables that allow it can train. */
    public ConfiguredModelAlgorithmAssociation getRecommender() {
        return recommender;
    }

    private ConfiguredModelAlgorithm model(String repository) {
        IRepository models = Repository.fromRepositoryName(this, "Models", repository);
        return ConfiguredModelAlgorithm.Builder.create(this, "Recommender")
                .configuredModelAlgorithmName("recommender")
                .trainingContainer(TrainingContainer.builder()
                        .image(image(models, "training-1.0.0"))
                        .arguments(List.of("--epochs", "10"))
                        .metricDefinitions(List.of(MetricDefinition.builder()
                                .name("loss")
                                .regex("loss: ([0-9.]+)")
                                .build()))
                        .build())
                .inferenceContainer(InferenceContainer.builder()
                        .image(image(models, "inference-1.0.0"))
                        .build())
                .build();
    }

    private static ModelImage image(IRepository models, String tag) {
        return ModelImage.repository(
                models, RepositoryImageOptions.builder().tag(tag).build());
    }

    /** What leaves the containers of the model. */
    private ModelPrivacyPolicies privacyPolicies(String studioAccount) {
        ContainerLogPolicy errorSummaries = ContainerLogPolicy.builder()
                .allowedAccountIds(List.of(getAccount(), studioAccount))
                .logType(ContainerLogType.ERROR_SUMMARY)
                .entitiesToRedact(List.of(
                        RedactedEntity.personallyIdentifiableInformation(), RedactedEntity.custom("fan-[0-9]+")))
                .build();
        return ModelPrivacyPolicies.builder()
                .trainedModels(TrainedModelsPolicy.builder()
                        .containerLogs(List.of(errorSummaries))
                        .noiseLevel(NoiseLevel.MEDIUM)
                        .maxArtifactSize(Size.gibibytes(2))
                        .build())
                .trainedModelInferenceJobs(TrainedModelInferenceJobsPolicy.builder()
                        .maxOutputSize(Size.gibibytes(1))
                        .build())
                .build();
    }

    private S3Table viewsLog() {
        Bucket lake = Bucket.Builder.create(this, "Lake")
                .encryption(BucketEncryption.KMS)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .enforceSsl(true)
                .build();
        return S3Table.Builder.create(this, "ViewsLog")
                .database(Database.Builder.create(this, "Viewing")
                        .databaseName("viewing")
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .build())
                .tableName("views")
                .columns(List.of(
                        Column.builder()
                                .name("viewer")
                                .type(Schema.STRING)
                                .comment("an email address, hashed")
                                .build(),
                        Column.builder().name("film").type(Schema.STRING).build(),
                        Column.builder().name("device").type(Schema.STRING).build(),
                        Column.builder()
                                .name("seen_at")
                                .type(Schema.BIG_INT)
                                .comment("seconds since 1970-01-01")
                                .build()))
                .dataFormat(DataFormat.PARQUET)
                .storage(S3TableStorage.fromBucket(lake))
                .s3Prefix("views")
                .build();
    }
}
