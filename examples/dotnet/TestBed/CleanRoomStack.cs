using System.Linq;
using Amazon.CDK;
using Amazon.CDK.AWS.Glue;
using Amazon.CDK.AWS.S3;
using CdkCleanRooms;
using Constructs;

namespace TestBed;

/// <summary>One account that queries its own tables, like the Clean Rooms test bed of the AWS SDK for pandas.</summary>
public class CleanRoomStack : Stack
{
    private readonly Bucket _bucket;
    private readonly Database _database;

    public CleanRoomStack(Construct scope, string id) : base(scope, id)
    {
        _bucket = new Bucket(this, "Bucket", new BucketProps
        {
            Encryption = BucketEncryption.S3_MANAGED,
            EnforceSSL = true,
        });
        _database = new Database(this, "Database", new DatabaseProps
        {
            DatabaseName = "aws_sdk_pandas_cleanrooms",
            RemovalPolicy = RemovalPolicy.DESTROY,
        });

        var collaboration = new Collaboration(this, "Collaboration", new CollaborationProps
        {
            CollaborationName = "AWS SDK for pandas - Testing",
            Description = "Collaboration Room for AWS SDK for pandas test infrastructure",
            Creator = new MemberOptions
            {
                DisplayName = "Collaborator Creator",
                Abilities = [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
            },
        });
        var membership = new Membership(this, "Membership", new MembershipProps { Collaboration = collaboration });
        var template = new AnalysisTemplate(this, "AnalysisTemplate", new AnalysisTemplateProps
        {
            AnalysisTemplateName = "custom_analysis",
            Membership = membership,
            Source = AnalysisSource.Sql("SELECT a FROM custom WHERE custom.b = :param1"),
            Parameters = [AnalysisParameter.Varchar("param1")],
        });

        AddTable(membership, "users", UsersRule(),
            Column("user_id", Schema.INTEGER), Column("city", Schema.STRING));
        AddTable(membership, "purchases", PurchasesRule(),
            Column("purchase_id", Schema.INTEGER),
            Column("user_id", Schema.INTEGER),
            Column("sale_value", Schema.FLOAT));
        AddTable(membership, "custom",
            AnalysisRule.Custom(new CustomRuleOptions { AllowedAnalyses = AllowedAnalyses.Templates(template) }),
            Column("a", Schema.INTEGER), Column("b", Schema.STRING));

        _ = new CfnOutput(this, "CleanRoomsMembershipId", new CfnOutputProps { Value = membership.MembershipId });
        _ = new CfnOutput(this, "CleanRoomsAnalysisTemplateArn", new CfnOutputProps
        {
            Value = template.AnalysisTemplateArn,
        });
        _ = new CfnOutput(this, "CleanRoomsGlueDatabaseName", new CfnOutputProps { Value = _database.DatabaseName });
    }

    private static AnalysisRule UsersRule() => AnalysisRule.Aggregation(new AggregationRuleOptions
    {
        Aggregates = [Aggregate.Count("user_id")],
        DimensionColumns = ["city"],
        ScalarFunctions = [ScalarFunction.LOWER],
        JoinColumns = ["user_id"],
        OutputConstraints = [OutputConstraint.CountDistinct("user_id", 2)],
    });

    private static AnalysisRule PurchasesRule() => AnalysisRule.Aggregation(new AggregationRuleOptions
    {
        Aggregates = [Aggregate.Count("purchase_id"), Aggregate.Avg("sale_value"), Aggregate.Sum("sale_value")],
        JoinColumns = ["user_id"],
        OutputConstraints = [OutputConstraint.CountDistinct("user_id", 2)],
    });

    private static Column Column(string name, Type type) => new() { Name = name, Type = type };

    private void AddTable(Membership membership, string name, AnalysisRule rule, params Column[] columns)
    {
        var glueTable = new S3Table(this, $"{name}-table", new S3TableProps
        {
            Database = _database,
            Storage = S3TableStorage.FromBucket(_bucket),
            DataFormat = DataFormat.PARQUET,
            TableName = name,
            Columns = columns,
            S3Prefix = name,
        });
        var table = new ConfiguredTable(this, name, new ConfiguredTableProps
        {
            Source = TableSource.Glue(glueTable),
            AllowedColumns = columns.Select(column => column.Name).ToArray(),
            AnalysisRule = rule,
        });
        membership.Associate($"{name}-association", new ConfiguredTableAssociationOptions { Table = table });
    }
}
