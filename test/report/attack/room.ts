import { App, Stack } from 'aws-cdk-lib';
import {
  CfnAnalysisTemplate,
  CfnCollaboration,
  type CfnCollaborationProps,
  CfnConfiguredTable,
  CfnConfiguredTableAssociation,
  CfnMembership,
} from 'aws-cdk-lib/aws-cleanrooms';
import { constructSource } from '../../../src/model/construct-source';
import { readGraph } from '../../../src/model/graph';
import { privacyReports } from '../../../src/report/privacy-reports';
import type { PrivacyReport } from '../../../src/report/report';

export const [PUBLISHER, ADVERTISER] = ['111111111111', '222222222222'] as const;

type Company = 'publisher' | 'advertiser';

interface TableOptions {
  readonly columns?: string[];
  readonly receivers?: string[];
  readonly analysisMethod?: string;
}

/** A clean room of L1s: a publisher who creates it, and an advertiser who queries and receives results. */
export class TestRoom {
  readonly app = new App();
  readonly publisher: Stack;
  readonly advertiser: Stack;
  readonly collaboration: CfnCollaboration;
  readonly memberships: Readonly<Record<Company, CfnMembership>>;

  constructor(props: Partial<CfnCollaborationProps> = {}) {
    const region = 'us-east-1';
    this.publisher = new Stack(this.app, 'Publisher', { env: { account: PUBLISHER, region } });
    this.advertiser = new Stack(this.app, 'Advertiser', { env: { account: ADVERTISER, region } });
    this.collaboration = new CfnCollaboration(this.publisher, 'Room', {
      name: 'Room',
      description: 'Reach',
      creatorDisplayName: 'Publisher',
      creatorMemberAbilities: [],
      members: [
        { accountId: ADVERTISER, displayName: 'Advertiser', memberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'] },
      ],
      queryLogStatus: 'ENABLED',
      ...props,
    });
    this.memberships = { publisher: this.membership(this.publisher), advertiser: this.membership(this.advertiser) };
  }

  private membership(stack: Stack): CfnMembership {
    return new CfnMembership(stack, 'Membership', {
      collaborationIdentifier: this.collaboration.attrCollaborationIdentifier,
      queryLogStatus: 'ENABLED',
    });
  }

  /** A template of the publisher. */
  template(name: string, text: string): CfnAnalysisTemplate {
    return new CfnAnalysisTemplate(this.publisher, `Template${name}`, {
      name,
      format: 'SQL',
      source: { text },
      membershipIdentifier: this.memberships.publisher.attrMembershipIdentifier,
    });
  }

  /** A table of a member with a custom rule, and its association. */
  table(
    of: Company,
    name: string,
    rule: Partial<CfnConfiguredTable.AnalysisRuleCustomProperty>,
    {
      columns = ['uid', 'salary', 'city'],
      receivers = [ADVERTISER],
      analysisMethod = 'DIRECT_QUERY',
    }: TableOptions = {},
  ): { readonly table: CfnConfiguredTable; readonly association: CfnConfiguredTableAssociation } {
    const table = new CfnConfiguredTable(this[of], `Table${name}`, {
      name,
      allowedColumns: columns,
      analysisMethod,
      tableReference: { glue: { databaseName: 'db', tableName: name } },
      analysisRules: [{ type: 'CUSTOM', policy: { v1: { custom: { allowedAnalyses: [], ...rule } } } }],
    });
    const association = new CfnConfiguredTableAssociation(this[of], `Association${name}`, {
      name,
      configuredTableIdentifier: table.attrConfiguredTableIdentifier,
      membershipIdentifier: this.memberships[of].attrMembershipIdentifier,
      roleArn: `arn:aws:iam::${this[of].account}:role/service-role/reader`,
      configuredTableAssociationAnalysisRules: [
        { type: 'CUSTOM', policy: { v1: { custom: { allowedResultReceivers: receivers } } } },
      ],
    });
    return { table, association };
  }

  reports(): readonly PrivacyReport[] {
    return privacyReports(readGraph(constructSource(this.app)).graph);
  }

  report(): PrivacyReport {
    const report = this.reports().find(({ collaboration: { path } }) => path === this.collaboration.node.path);
    if (!report) {
      throw new Error('There is no report');
    }
    return report;
  }
}

/** What a member learns, as `table.column LEVEL`. */
export function learned({ flows }: PrivacyReport, receiver: string = ADVERTISER): readonly string[] {
  return flows
    .filter((flow) => flow.receiver === receiver)
    .map(({ table, column, level }) => `${table}.${column} ${level}`);
}
