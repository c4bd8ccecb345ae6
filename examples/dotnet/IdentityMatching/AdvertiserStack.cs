using Amazon.CDK;
using Amazon.CDK.AWS.EntityResolution;
using Amazon.CDK.AWS.Glue;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.Interfaces.CleanRooms;
using CdkCleanRooms;
using Constructs;

namespace IdentityMatching;

public class AdvertiserStackProps : StackProps
{
    public required ICollaborationRef Collaboration { get; init; }

    public required string PublisherAccount { get; init; }

    /// <summary>The association of the ID namespace of the publisher.</summary>
    public required IIdNamespaceAssociationRef Viewers { get; init; }

    /// <summary>The only analysis that both companies have agreed on.</summary>
    public required IAnalysisTemplateRef SalesByProgram { get; init; }
}

/// <summary>
/// The advertiser joins, maps the IDs of the viewers to those of its customers, queries, and receives the results.
/// </summary>
public class AdvertiserStack : Stack
{
    public AdvertiserStack(Construct scope, string id, AdvertiserStackProps props) : base(scope, id, props)
    {
        var membership = new Membership(this, "Membership", new MembershipProps
        {
            Collaboration = props.Collaboration,
            ResultOutput = ResultOutput.S3(Results(), new S3ResultOptions { KeyPrefix = "sales" }),
        });

        var encryptionKey = new Key(this, "Key", new KeyProps { EnableKeyRotation = true });
        var customers = new People(this, "Customers", new PeopleProps
        {
            DatabaseName = "shop",
            TableName = "customers",
            IdColumn = "customer_id",
            OtherColumn = new Column { Name = "revenue", Type = Schema.DOUBLE },
        });
        var target = customers.IdNamespace("TARGET");
        var customersNamespace = membership.AssociateIdNamespace("CustomersNamespace", new IdNamespaceAssociationOptions
        {
            IdNamespace = target,
            IdNamespaceAssociationName = "customers",
        });
        var customersAssociation = membership.Associate("CustomersAssociation", new ConfiguredTableAssociationOptions
        {
            Table = new ConfiguredTable(this, "CustomersTable", new ConfiguredTableProps
            {
                Source = TableSource.Glue(customers.Table),
                AllowedColumns = ["customer_id", "revenue"],
                AnalysisRule = AnalysisRule.Custom(new CustomRuleOptions
                {
                    AllowedAnalyses = AllowedAnalyses.AnyQueryFrom(Account),
                }),
            }),
            AssociationName = "customers",
        });

        membership.AddIntermediateTable("LoyalCustomers", new IntermediateTableOptions
        {
            IntermediateTableName = "loyal_customers",
            Population = PopulationAnalysis.Sql("SELECT customer_id, revenue FROM customers WHERE revenue >= 100"),
            BaseTables = [customersAssociation],
            AnalysisRule = AnalysisRule.Custom(new CustomRuleOptions
            {
                AllowedAnalyses = AllowedAnalyses.Templates(props.SalesByProgram),
            }),
            ResultReceivers = [Account],
            EncryptionKey = encryptionKey,
        });

        membership.AddIdMappingTable("Identities", new IdMappingTableOptions
        {
            IdMappingTableName = "identities",
            Description = "Viewers of the publisher who are customers of the advertiser",
            Workflow = MatchByEmail(props.PublisherAccount, target, customers),
            NamespaceAssociations = [props.Viewers, customersNamespace],
            EncryptionKey = encryptionKey,
        });
    }

    private CfnIdMappingWorkflow MatchByEmail(string publisherAccount, CfnIdNamespace target, People customers) =>
        new(this, "MatchByEmail", new CfnIdMappingWorkflowProps
        {
            WorkflowName = "match-by-email",
            IdMappingTechniques = new CfnIdMappingWorkflow.IdMappingTechniquesProperty
            {
                IdMappingType = "RULE_BASED",
                RuleBasedProperties = new CfnIdMappingWorkflow.IdMappingRuleBasedPropertiesProperty
                {
                    AttributeMatchingModel = People.AttributeMatchingModel,
                    RecordMatchingModel = People.RecordMatchingModel,
                    RuleDefinitionType = "SOURCE",
                    Rules = new[]
                    {
                        new CfnIdMappingWorkflow.RuleProperty
                        {
                            RuleName = People.RuleName,
                            MatchingKeys = [People.MatchingKey],
                        },
                    },
                },
            },
            InputSourceConfig = new[]
            {
                new CfnIdMappingWorkflow.IdMappingWorkflowInputSourceProperty
                {
                    InputSourceArn =
                        $"arn:{Partition}:entityresolution:{Region}:{publisherAccount}:idnamespace/viewers",
                    Type = "SOURCE",
                },
                new CfnIdMappingWorkflow.IdMappingWorkflowInputSourceProperty
                {
                    InputSourceArn = target.AttrIdNamespaceArn,
                    Type = "TARGET",
                },
            },
            RoleArn = customers.Role.RoleArn,
        });

    private Bucket Results() => new(this, "Results", new BucketProps
    {
        Encryption = BucketEncryption.KMS,
        BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
        EnforceSSL = true,
    });
}
