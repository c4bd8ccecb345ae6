using Amazon.CDK;
using Amazon.CDK.AWS.EntityResolution;
using Amazon.CDK.AWS.Glue;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Constructs;

namespace IdentityMatching;

internal class PeopleProps
{
    public required string DatabaseName { get; init; }

    public required string TableName { get; init; }

    /// <summary>The column with the ID by which the company knows a person.</summary>
    public required string IdColumn { get; init; }

    /// <summary>What the company shares about a person.</summary>
    public required IColumn OtherColumn { get; init; }
}

/// <summary>The people that a company knows: a table, and how AWS Entity Resolution reads it.</summary>
internal class People : Construct
{
    /// <summary>How both companies find the same person: by the email address, which no query can read.</summary>
    public const string RuleName = "SameEmail";

    public const string MatchingKey = "email";
    public const string AttributeMatchingModel = "ONE_TO_ONE";
    public const string RecordMatchingModel = "ONE_SOURCE_TO_ONE_TARGET";

    private readonly PeopleProps _props;
    private readonly CfnSchemaMapping _schema;

    public S3Table Table { get; }

    /// <summary>The role with which AWS Entity Resolution reads the table.</summary>
    public Role Role { get; }

    public People(Construct scope, string id, PeopleProps props) : base(scope, id)
    {
        _props = props;

        var lakeKey = new Key(this, "LakeKey", new KeyProps { EnableKeyRotation = true });
        var lake = new Bucket(this, "Lake", new BucketProps
        {
            Encryption = BucketEncryption.KMS,
            EncryptionKey = lakeKey,
            BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
            EnforceSSL = true,
        });
        var database = new Database(this, "Database", new DatabaseProps
        {
            DatabaseName = props.DatabaseName,
            RemovalPolicy = RemovalPolicy.DESTROY,
        });
        Table = new S3Table(this, "Table", new S3TableProps
        {
            Database = database,
            TableName = props.TableName,
            Columns =
            [
                new Column { Name = props.IdColumn, Type = Schema.STRING },
                new Column { Name = "email", Type = Schema.STRING },
                props.OtherColumn,
            ],
            DataFormat = DataFormat.PARQUET,
            Storage = S3TableStorage.FromBucket(lake),
            S3Prefix = props.TableName,
        });

        Role = new Role(this, "Role", new RoleProps
        {
            AssumedBy = new ServicePrincipal("entityresolution.amazonaws.com"),
        });
        Allow(
            [
                "glue:GetDatabase",
                "glue:GetTable",
                "glue:GetPartition",
                "glue:GetPartitions",
                "glue:BatchGetPartition",
                "glue:GetSchema",
                "glue:GetSchemaVersion",
            ],
            [Table.TableArn, database.DatabaseArn, database.Catalog.CatalogArn]);
        Allow(["s3:ListBucket", "s3:GetBucketLocation"], [lake.BucketArn]);
        Allow(["s3:GetObject"], [lake.ArnForObjects($"{props.TableName}/*")]);
        lakeKey.GrantDecrypt(Role);

        _schema = new CfnSchemaMapping(this, "Schema", new CfnSchemaMappingProps
        {
            SchemaName = props.TableName,
            MappedInputFields = new[]
            {
                new CfnSchemaMapping.SchemaInputAttributeProperty { FieldName = props.IdColumn, Type = "UNIQUE_ID" },
                new CfnSchemaMapping.SchemaInputAttributeProperty
                {
                    FieldName = "email",
                    Type = "EMAIL_ADDRESS",
                    MatchKey = MatchingKey,
                },
            },
        });
    }

    /// <summary>Describes the IDs of these people.</summary>
    /// <param name="side"><c>SOURCE</c> or <c>TARGET</c> of a mapping.</param>
    public CfnIdNamespace IdNamespace(string side) => new(this, "Namespace", new CfnIdNamespaceProps
    {
        IdNamespaceName = _props.TableName,
        Type = side,
        RoleArn = Role.RoleArn,
        InputSourceConfig = new[]
        {
            new CfnIdNamespace.IdNamespaceInputSourceProperty
            {
                InputSourceArn = Table.TableArn,
                SchemaName = _schema.Ref,
            },
        },
        IdMappingWorkflowProperties = new[]
        {
            new CfnIdNamespace.IdNamespaceIdMappingWorkflowPropertiesProperty
            {
                IdMappingType = "RULE_BASED",
                RuleBasedProperties = new CfnIdNamespace.NamespaceRuleBasedPropertiesProperty
                {
                    AttributeMatchingModel = AttributeMatchingModel,
                    RecordMatchingModels = [RecordMatchingModel],
                    RuleDefinitionTypes = ["SOURCE"],
                    Rules = new[]
                    {
                        new CfnIdNamespace.RuleProperty { RuleName = RuleName, MatchingKeys = [MatchingKey] },
                    },
                },
            },
        },
    });

    private void Allow(string[] actions, string[] resources) => Role.AddToPolicy(
        new PolicyStatement(new PolicyStatementProps { Actions = actions, Resources = resources }));
}
