package com.example.identitymatching;

import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.entityresolution.CfnIdNamespace;
import software.amazon.awscdk.services.entityresolution.CfnIdNamespace.IdNamespaceIdMappingWorkflowPropertiesProperty;
import software.amazon.awscdk.services.entityresolution.CfnIdNamespace.IdNamespaceInputSourceProperty;
import software.amazon.awscdk.services.entityresolution.CfnIdNamespace.NamespaceRuleBasedPropertiesProperty;
import software.amazon.awscdk.services.entityresolution.CfnIdNamespace.RuleProperty;
import software.amazon.awscdk.services.entityresolution.CfnSchemaMapping;
import software.amazon.awscdk.services.entityresolution.CfnSchemaMapping.SchemaInputAttributeProperty;
import software.amazon.awscdk.services.glue.Column;
import software.amazon.awscdk.services.glue.DataFormat;
import software.amazon.awscdk.services.glue.Database;
import software.amazon.awscdk.services.glue.S3Table;
import software.amazon.awscdk.services.glue.S3TableStorage;
import software.amazon.awscdk.services.glue.Schema;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.constructs.Construct;

/** The people that a company knows: a table, and how AWS Entity Resolution reads it. */
class People extends Construct {
    /** How both companies find the same person: by the email address, which no query can read. */
    static final String RULE_NAME = "SameEmail";

    static final String MATCHING_KEY = "email";
    static final String ATTRIBUTE_MATCHING_MODEL = "ONE_TO_ONE";
    static final String RECORD_MATCHING_MODEL = "ONE_SOURCE_TO_ONE_TARGET";

    private final String tableName;
    private final S3Table table;
    private final Role role;
    private final CfnSchemaMapping schema;

    /**
     * @param idColumn the column with the ID by which the company knows a person
     * @param otherColumn what the company shares about a person
     */
    People(Construct scope, String id, String databaseName, String tableName, String idColumn, Column otherColumn) {
        super(scope, id);
        this.tableName = tableName;

        Key lakeKey = Key.Builder.create(this, "LakeKey").enableKeyRotation(true).build();
        Bucket lake = Bucket.Builder.create(this, "Lake")
                .encryption(BucketEncryption.KMS)
                .encryptionKey(lakeKey)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .enforceSsl(true)
                .build();
        Database database = Database.Builder.create(this, "Database")
                .databaseName(databaseName)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        table = S3Table.Builder.create(this, "Table")
                .database(database)
                .tableName(tableName)
                .columns(List.of(
                        Column.builder().name(idColumn).type(Schema.STRING).build(),
                        Column.builder().name("email").type(Schema.STRING).build(),
                        otherColumn))
                .dataFormat(DataFormat.PARQUET)
                .storage(S3TableStorage.fromBucket(lake))
                .s3Prefix(tableName)
                .build();

        role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("entityresolution.amazonaws.com"))
                .build();
        allow(
                List.of(
                        "glue:GetDatabase",
                        "glue:GetTable",
                        "glue:GetPartition",
                        "glue:GetPartitions",
                        "glue:BatchGetPartition",
                        "glue:GetSchema",
                        "glue:GetSchemaVersion"),
                List.of(
                        table.getTableArn(),
                        database.getDatabaseArn(),
                        database.getCatalog().getCatalogArn()));
        allow(List.of("s3:ListBucket", "s3:GetBucketLocation"), List.of(lake.getBucketArn()));
        allow(List.of("s3:GetObject"), List.of(lake.arnForObjects(tableName + "/*")));
        lakeKey.grantDecrypt(role);

        schema = CfnSchemaMapping.Builder.create(this, "Schema")
                .schemaName(tableName)
                .mappedInputFields(List.of(
                        SchemaInputAttributeProperty.builder()
                                .fieldName(idColumn)
                                .type("UNIQUE_ID")
                                .build(),
                        SchemaInputAttributeProperty.builder()
                                .fieldName("email")
                                .type("EMAIL_ADDRESS")
                                .matchKey(MATCHING_KEY)
                                .build()))
                .build();
    }

    S3Table getTable() {
        return table;
    }

    /** The role with which AWS Entity Resolution reads the table. */
    Role getRole() {
        return role;
    }

    /**
     * Describes the IDs of these people.
     *
     * @param side {@code SOURCE} or {@code TARGET} of a mapping
     */
    CfnIdNamespace idNamespace(String side) {
        return CfnIdNamespace.Builder.create(this, "Namespace")
                .idNamespaceName(tableName)
                .type(side)
                .roleArn(role.getRoleArn())
                .inputSourceConfig(List.of(IdNamespaceInputSourceProperty.builder()
                        .inputSourceArn(table.getTableArn())
                        .schemaName(schema.getRef())
                        .build()))
                .idMappingWorkflowProperties(List.of(IdNamespaceIdMappingWorkflowPropertiesProperty.builder()
                        .idMappingType("RULE_BASED")
                        .ruleBasedProperties(NamespaceRuleBasedPropertiesProperty.builder()
                                .attributeMatchingModel(ATTRIBUTE_MATCHING_MODEL)
                                .recordMatchingModels(List.of(RECORD_MATCHING_MODEL))
                                .ruleDefinitionTypes(List.of("SOURCE"))
                                .rules(List.of(RuleProperty.builder()
                                        .ruleName(RULE_NAME)
                                        .matchingKeys(List.of(MATCHING_KEY))
                                        .build()))
                                .build())
                        .build()))
                .build();
    }

    private void allow(List<String> actions, List<String> resources) {
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(actions)
                .resources(resources)
                .build());
    }
}
