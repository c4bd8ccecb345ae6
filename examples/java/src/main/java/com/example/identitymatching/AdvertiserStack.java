package com.example.identitymatching;

import io.github.cdkcleanrooms.AllowedAnalyses;
import io.github.cdkcleanrooms.AnalysisRule;
import io.github.cdkcleanrooms.ConfiguredTable;
import io.github.cdkcleanrooms.ConfiguredTableAssociation;
import io.github.cdkcleanrooms.ConfiguredTableAssociationOptions;
import io.github.cdkcleanrooms.CustomRuleOptions;
import io.github.cdkcleanrooms.IdMappingTableOptions;
import io.github.cdkcleanrooms.IdNamespaceAssociation;
import io.github.cdkcleanrooms.IdNamespaceAssociationOptions;
import io.github.cdkcleanrooms.IntermediateTableOptions;
import io.github.cdkcleanrooms.Membership;
import io.github.cdkcleanrooms.PopulationAnalysis;
import io.github.cdkcleanrooms.ResultOutput;
import io.github.cdkcleanrooms.S3ResultOptions;
import io.github.cdkcleanrooms.TableSource;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.interfaces.cleanrooms.IAnalysisTemplateRef;
import software.amazon.awscdk.interfaces.cleanrooms.ICollaborationRef;
import software.amazon.awscdk.interfaces.cleanrooms.IIdNamespaceAssociationRef;
import software.amazon.awscdk.services.entityresolution.CfnIdMappingWorkflow;
import software.amazon.awscdk.services.entityresolution.CfnIdMappingWorkflow.IdMappingRuleBasedPropertiesProperty;
import software.amazon.awscdk.services.entityresolution.CfnIdMappingWorkflow.IdMappingTechniquesProperty;
import software.amazon.awscdk.services.entityresolution.CfnIdMappingWorkflow.IdMappingWorkflowInputSourceProperty;
import software.amazon.awscdk.services.entityresolution.CfnIdMappingWorkflow.RuleProperty;
import software.amazon.awscdk.services.entityresolution.CfnIdNamespace;
import software.amazon.awscdk.services.glue.Column;
import software.amazon.awscdk.services.glue.Schema;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.constructs.Construct;

/** The advertiser joins, maps the IDs of the viewers to those of its customers, queries, and receives the results. */
public class AdvertiserStack extends Stack {
    /**
     * @param viewers the association of the ID namespace of the publisher
     * @param salesByProgram the only analysis that both companies have agreed on
     */
    public AdvertiserStack(
            Construct scope,
            String id,
            StackProps props,
            ICollaborationRef collaboration,
            String publisherAccount,
            IIdNamespaceAssociationRef viewers,
            IAnalysisTemplateRef salesByProgram) {
        super(scope, id, props);

        Membership membership = Membership.Builder.create(this, "Membership")
                .collaboration(collaboration)
                .resultOutput(ResultOutput.s3(
                        results(), S3ResultOptions.builder().keyPrefix("sales").build()))
                .build();

        Key encryptionKey = Key.Builder.create(this, "Key").enableKeyRotation(true).build();
        People customers = new People(
                this,
                "Customers",
                "shop",
                "customers",
                "customer_id",
                Column.builder().name("revenue").type(Schema.DOUBLE).build());
        CfnIdNamespace target = customers.idNamespace("TARGET");
        IdNamespaceAssociation customersNamespace = membership.associateIdNamespace(
                "CustomersNamespace",
                IdNamespaceAssociationOptions.builder()
                        .idNamespace(target)
                        .idNamespaceAssociationName("customers")
                        .build());
        ConfiguredTableAssociation customersAssociation = membership.associate(
                "CustomersAssociation",
                ConfiguredTableAssociationOptions.builder()
                        .table(ConfiguredTable.Builder.create(this, "CustomersTable")
                                .source(TableSource.glue(customers.getTable()))
                                .allowedColumns(List.of("customer_id", "revenue"))
                                .analysisRule(AnalysisRule.custom(CustomRuleOptions.builder()
                                        .allowedAnalyses(AllowedAnalyses.anyQueryFrom(getAccount()))
                                        .build()))
                                .build())
                        .associationName("customers")
                        .build());

        membership.addIntermediateTable(
                "LoyalCustomers",
                IntermediateTableOptions.builder()
                        .intermediateTableName("loyal_customers")
                        .population(PopulationAnalysis.sql(
                                "SELECT customer_id, revenue FROM customers WHERE revenue >= 100"))
                        .baseTables(List.of(customersAssociation))
                        .analysisRule(AnalysisRule.custom(CustomRuleOptions.builder()
                                .allowedAnalyses(AllowedAnalyses.templates(salesByProgram))
                                .build()))
                        .resultReceivers(List.of(getAccount()))
                        .encryptionKey(encryptionKey)
                        .build());

        membership.addIdMappingTable(
                "Identities",
                IdMappingTableOptions.builder()
                        .idMappingTableName("identities")
                        .description("Viewers of the publisher who are customers of the advertiser")
                        .workflow(matchByEmail(publisherAccount, target, customers))
                        .namespaceAssociations(List.of(viewers, customersNamespace))
                        .encryptionKey(encryptionKey)
                        .build());
    }

    private CfnIdMappingWorkflow matchByEmail(String publisherAccount, CfnIdNamespace target, People customers) {
        String source = String.format(
                "arn:%s:entityresolution:%s:%s:idnamespace/viewers", getPartition(), getRegion(), publisherAccount);
        return CfnIdMappingWorkflow.Builder.create(this, "MatchByEmail")
                .workflowName("match-by-email")
                .idMappingTechniques(IdMappingTechniquesProperty.builder()
                        .idMappingType("RULE_BASED")
                        .ruleBasedProperties(IdMappingRuleBasedPropertiesProperty.builder()
                                .attributeMatchingModel(People.ATTRIBUTE_MATCHING_MODEL)
                                .recordMatchingModel(People.RECORD_MATCHING_MODEL)
                                .ruleDefinitionType("SOURCE")
                                .rules(List.of(RuleProperty.builder()
                                        .ruleName(People.RULE_NAME)
                                        .matchingKeys(List.of(People.MATCHING_KEY))
                                        .build()))
                                .build())
                        .build())
                .inputSourceConfig(List.of(
                        IdMappingWorkflowInputSourceProperty.builder()
                                .inputSourceArn(source)
                                .type("SOURCE")
                                .build(),
                        IdMappingWorkflowInputSourceProperty.builder()
                                .inputSourceArn(target.getAttrIdNamespaceArn())
                                .type("TARGET")
                                .build()))
                .roleArn(customers.getRole().getRoleArn())
                .build();
    }

    private Bucket results() {
        return Bucket.Builder.create(this, "Results")
                .encryption(BucketEncryption.KMS)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .enforceSsl(true)
                .build();
    }
}
