import { Stack, type StackProps } from 'aws-cdk-lib';
import { Schema } from 'aws-cdk-lib/aws-glue';
import {
  AllowedAnalyses,
  AnalysisRule,
  AnalysisSource,
  AnalysisTemplate,
  Collaboration,
  ConfiguredTable,
  type IdNamespaceAssociation,
  Member,
  MemberAbility,
  Membership,
  Payment,
  TableSource,
} from 'cdk-cleanrooms';
import type { Construct } from 'constructs';
import { People } from './people';

export interface PublisherStackProps extends StackProps {
  /** The account of the advertiser. */
  readonly advertiserAccount: string;
}

/** The publisher creates the collaboration, and shares what its viewers watch. */
export class PublisherStack extends Stack {
  readonly collaboration: Collaboration;
  readonly viewers: IdNamespaceAssociation;
  readonly salesByProgram: AnalysisTemplate;

  constructor(scope: Construct, id: string, props: PublisherStackProps) {
    super(scope, id, props);

    this.collaboration = new Collaboration(this, 'IdentityMatching', {
      description: 'What the viewers of each program buy from the advertiser',
      creator: { displayName: 'Publisher' },
      members: [
        Member.account(props.advertiserAccount, {
          displayName: 'Advertiser',
          abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
          paymentResponsibilities: [Payment.QUERY_COMPUTE],
        }),
      ],
    });
    const membership = new Membership(this, 'Membership', { collaboration: this.collaboration });
    this.salesByProgram = new AnalysisTemplate(this, 'SalesByProgram', {
      analysisTemplateName: 'sales_by_program',
      description: 'Loyal customers of the advertiser and their purchases, by program that they watch',
      membership,
      source: AnalysisSource.sql(
        'SELECT v.program, COUNT(DISTINCT c.customer_id) AS customers, SUM(c.revenue) AS revenue ' +
          'FROM viewers v ' +
          'INNER JOIN identities i ON v.viewer_id = i.sourceid ' +
          'INNER JOIN loyal_customers c ON i.targetid = c.customer_id ' +
          'GROUP BY v.program',
      ),
    });

    const viewers = new People(this, 'Viewers', {
      databaseName: 'panel',
      tableName: 'viewers',
      idColumn: 'viewer_id',
      otherColumn: { name: 'program', type: Schema.STRING },
    });
    // The ID mapping table of the advertiser maps the IDs of the source to those of the target.
    this.viewers = membership.associateIdNamespace('ViewersNamespace', {
      idNamespace: viewers.idNamespace('SOURCE'),
      idNamespaceAssociationName: 'viewers',
    });
    membership.associate('ViewersAssociation', {
      table: new ConfiguredTable(this, 'ViewersTable', {
        source: TableSource.glue(viewers.table),
        allowedColumns: ['viewer_id', 'program'],
        analysisRule: AnalysisRule.custom({
          allowedAnalyses: AllowedAnalyses.templates(this.salesByProgram),
          disallowedOutputColumns: ['viewer_id'],
        }),
      }),
      associationName: 'viewers',
    });
  }
}
