import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Database, DataFormat, S3Table, S3TableStorage, Schema } from 'aws-cdk-lib/aws-glue';
import { BlockPublicAccess, Bucket } from 'aws-cdk-lib/aws-s3';
import {
  AllowedAnalyses,
  AnalysisRule,
  AnalysisSource,
  AnalysisTemplate,
  AnalysisTemplateValidation,
  AutoApprovedChange,
  AutoApprovedChanges,
  Collaboration,
  CollaborationMember,
  CollaborationTable,
  ConfiguredTable,
  Member,
  MemberAbility,
  Membership,
  OutputProtection,
  PartnerMembership,
  PrivacyBudget,
  PrivacyImpact,
  SchemaReadiness,
  TableAccessRole,
  TableSource,
} from 'cdk-cleanrooms';
import type { Construct } from 'constructs';

export interface CreatorStackProps extends StackProps {
  readonly collaborationName: string;
  readonly agencyAccount: string;
  /**
   * The account of the third company.
   *
   * @default - no company is added yet
   */
  readonly broadcasterAccount?: string;
  /**
   * Change it to make the next deployment check the change request again and commit it if it is approved, and find the
   * membership of the agency.
   */
  readonly revision?: string;
}

/** The creator shares a panel of viewers, and later requests that a third company is added. */
export class CreatorStack extends Stack {
  constructor(scope: Construct, id: string, props: CreatorStackProps) {
    super(scope, id, props);

    const collaboration = new Collaboration(this, 'Panel', {
      collaborationName: props.collaborationName,
      description: 'What viewers of the panel watch',
      creator: { displayName: 'Panel' },
      members: [
        Member.account(props.agencyAccount, {
          displayName: 'Agency',
          abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
        }),
      ],
    });
    const membership = new Membership(this, 'Membership', { collaboration });

    // Adding the broadcaster to the members would replace the collaboration. This creates a change request instead.
    if (props.broadcasterAccount) {
      new CollaborationMember(this, 'Broadcaster', {
        collaboration,
        accountId: props.broadcasterAccount,
        displayName: 'Broadcaster',
        revision: props.revision,
      });
      // So does this, where another `autoApprovedChanges` would replace the collaboration.
      new AutoApprovedChanges(this, 'AutoApproved', {
        collaboration,
        changes: [AutoApprovedChange.REVOKE_RECEIVE_RESULTS_ABILITY],
        revision: props.revision,
      });
    }

    const template = new AnalysisTemplate(this, 'ViewersByRegion', {
      membership,
      source: AnalysisSource.sql('SELECT region, COUNT(DISTINCT viewer_id) AS viewers FROM viewers GROUP BY region'),
    });
    const association = membership.associate('ViewersAssociation', {
      table: this.viewers(template),
      associationName: 'viewers',
      // Further tables can use the same role. Each association adds the permissions for its table.
      role: new TableAccessRole(this, 'TableAccess', {
        membership,
        // As soon as the agency has joined, the trust of the role is limited to its membership.
        partnerMemberships: [
          new PartnerMembership(this, 'AgencyMembership', {
            collaboration,
            accountId: props.agencyAccount,
            revision: props.revision,
          }),
        ],
      }),
    });
    const protection = { epsilon: 3, usersNoisePerQuery: 30 };
    const budget = membership.addPrivacyBudget('Budget', PrivacyBudget.differentialPrivacy(protection));

    // The agency and the panel have agreed on ten counts of viewers. Less fails before there is a budget.
    const impact = new PrivacyImpact(this, 'Impact', { membership, ...protection, minimums: { countDistinct: 10 } });
    budget.node.addDependency(impact);

    // The service validates a template against the tables that it reads.
    const validation = new AnalysisTemplateValidation(this, 'Validation', { analysisTemplate: template });
    validation.node.addDependency(association);

    // The agency can query the table, or the deployment fails with the reasons.
    const table = CollaborationTable.association(association);
    const readiness = new SchemaReadiness(this, 'Readiness', { membership, table });
    readiness.node.addDependency(budget);
  }

  private viewers(template: AnalysisTemplate): ConfiguredTable {
    const table = new S3Table(this, 'ViewersTable', {
      database: new Database(this, 'Database', { databaseName: 'panel', removalPolicy: RemovalPolicy.DESTROY }),
      tableName: 'viewers',
      columns: [
        { name: 'viewer_id', type: Schema.STRING },
        { name: 'region', type: Schema.STRING },
      ],
      dataFormat: DataFormat.PARQUET,
      storage: S3TableStorage.fromBucket(
        new Bucket(this, 'Data', { blockPublicAccess: BlockPublicAccess.BLOCK_ALL, enforceSSL: true }),
      ),
      s3Prefix: 'viewers',
    });
    return new ConfiguredTable(this, 'Viewers', {
      source: TableSource.glue(table),
      allowedColumns: ['viewer_id', 'region'],
      analysisRule: AnalysisRule.custom({
        allowedAnalyses: AllowedAnalyses.templates(template),
        outputProtection: OutputProtection.differentialPrivacy('viewer_id'),
      }),
    });
  }
}
