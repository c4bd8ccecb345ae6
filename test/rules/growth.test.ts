import {
  CfnAnalysisTemplate,
  type CfnConfiguredTable,
  CfnIdNamespaceAssociation,
  CfnIntermediateTable,
  type CfnMembership,
} from 'aws-cdk-lib/aws-cleanrooms';
import { describe, expect, test } from 'vitest';
import { constructSource } from '../../src/model/construct-source';
import { readDeployments } from '../../src/model/graph';
import { CATALOGUE } from '../../src/rules/catalogue';
import type { Requirements } from '../../src/rules/requirements';
import { runRules } from '../../src/validation/run';
import { countReads } from '../support/count-reads';
import {
  another,
  associationOf,
  budgetIn,
  customRuleOf,
  LIST_RULE,
  memberIn,
  publisher,
  receiversOf,
  roomOf,
  tableIn,
} from '../support/l1-rooms';
import { ADVERTISER } from '../support/two-companies';

const AGGREGATION = {
  type: 'AGGREGATION',
  policy: {
    v1: {
      aggregation: {
        aggregateColumns: [{ columnNames: ['user_id'], function: 'COUNT_DISTINCT' }],
        dimensionColumns: ['city'],
        joinColumns: ['user_id'],
        joinRequired: 'QUERY_RUNNER',
        scalarFunctions: [],
        outputConstraints: [{ columnName: 'user_id', minimum: 100, type: 'COUNT_DISTINCT' }],
      },
    },
  },
};
const THRESHOLD = customRuleOf({
  disallowedOutputColumns: undefined,
  aggregationThresholds: [{ identityColumns: ['user_id'], minimumIdentityCount: 100 }],
} as Partial<CfnConfiguredTable.AnalysisRuleCustomProperty>);
const PRIVATE = customRuleOf({ differentialPrivacy: { columns: [{ name: 'user_id' }] } });
const OWN = customRuleOf({ allowedAnalysisProviders: ['111111111111'] });

/** What each member has as many of as the test says: the tables, and what is beside each. */
interface Room {
  readonly rules: readonly object[];
  /** The same AWS Glue table for all. */
  readonly shared?: boolean;
  readonly encrypted?: boolean;
  /** Whether only the first member has tables. */
  readonly alone?: boolean;
  readonly beside?: (membership: CfnMembership, association: string, id: string) => void;
}

const ROOMS: Readonly<Record<string, Room>> = {
  'custom rules': { rules: [customRuleOf()] },
  'rules of both members for themselves': { rules: [OWN, customRuleOf()] },
  'aggregation rules': { rules: [AGGREGATION] },
  'list rules beside others': { rules: [LIST_RULE, AGGREGATION] },
  'list rules without a table of the partner': { rules: [LIST_RULE], alone: true },
  'aggregation rules without a table of the partner': { rules: [AGGREGATION], alone: true },
  'list rules alone with custom rules': { rules: [customRuleOf(), LIST_RULE] },
  'differential privacy': { rules: [PRIVATE] },
  'tables shared under several rules': { rules: [customRuleOf(), THRESHOLD, PRIVATE], shared: true },
  'encrypted columns': { rules: [AGGREGATION], encrypted: true },
  templates: {
    rules: [customRuleOf()],
    beside: ({ stack, attrMembershipIdentifier }, association, id) =>
      new CfnAnalysisTemplate(stack, `${id}Template`, {
        name: id,
        format: 'SQL',
        membershipIdentifier: attrMembershipIdentifier,
        source: {
          text: `SELECT city, COUNT(DISTINCT user_id) AS users FROM ${association} WHERE city = :city GROUP BY city`,
        },
        analysisParameters: [{ name: 'city', type: 'VARCHAR' }],
      }),
  },
  'budgets, namespaces and intermediate tables': {
    rules: [PRIVATE],
    beside: ({ stack, attrMembershipIdentifier }, association, id) => {
      budgetIn(stack, attrMembershipIdentifier, {}, `${id}Budget`);
      new CfnIntermediateTable(stack, `${id}Daily`, {
        name: `${id}_daily`,
        membershipIdentifier: attrMembershipIdentifier,
        populationAnalysisConfiguration: { sqlParameters: { queryString: `SELECT city FROM ${association}` } },
        analysisRules: [],
      });
      new CfnIdNamespaceAssociation(stack, `${id}Namespace`, {
        name: `${id}_ids`,
        membershipIdentifier: attrMembershipIdentifier,
        inputReferenceConfig: {
          inputReferenceArn: `arn:aws:entityresolution:us-east-1:${stack.account}:idnamespace/ids`,
          manageResourcePolicies: true,
        },
      });
    },
  },
};

/** Of an organization that allows nothing of what the rooms have. */
const REQUIREMENTS: Requirements = {
  allowedAccountIds: ['999999999999'],
  minimumGroupSize: 100_000,
  maximumEpsilon: 1,
  minimumUsersNoisePerQuery: 100,
  requireReviewedTemplates: true,
};

/** How often each rule reads a fact of a collaboration in which each of two members has so many tables. */
function readsByRule({ rules, shared, encrypted, alone, beside }: Room, tables: number): ReadonlyMap<string, number> {
  const stack = publisher();
  const room = roomOf(stack, {
    dataEncryptionMetadata: encrypted
      ? {
          allowCleartext: false,
          allowDuplicates: true,
          allowJoinsOnColumnsWithDifferentNames: false,
          preserveNulls: true,
        }
      : undefined,
  });
  for (const [m, scope] of [stack, another(stack, 'Partner', ADVERTISER)].entries()) {
    const membership = memberIn(scope, room.attrCollaborationIdentifier);
    for (let i = 0; i < (alone && m > 0 ? 0 : tables); i++) {
      const [name, rule] = [`table_${m}_${i}`, rules[i % rules.length] as CfnConfiguredTable.AnalysisRuleProperty];
      const table = tableIn(
        scope,
        {
          name,
          analysisRules: [rule],
          tableReference: { glue: { databaseName: 'shop', tableName: shared ? 'sales' : name } },
        },
        name,
      );
      associationOf(table, membership, { configuredTableAssociationAnalysisRules: [receiversOf(rule.type)] });
      beside?.(membership, name, `${name}_beside`);
    }
  }
  const { graphs } = readDeployments(constructSource(stack.node.root));
  return new Map(
    CATALOGUE.map((rule) => {
      const { counted, reads } = countReads({ graphs });
      counted.graphs.forEach((graph) => void runRules([rule], graph, REQUIREMENTS));
      return [rule.id, reads()];
    }),
  );
}

describe('four times as many tables', () => {
  test.each(Object.entries(ROOMS))('are about four times as much to read: %s', (_, room) => {
    const fewer = readsByRule(room, 12);
    const more = readsByRule(room, 48);

    const growth = [...more].map(([id, reads]) => [id, reads / (fewer.get(id) ?? 1)] as const);
    expect(growth.filter(([, factor]) => factor > 6)).toEqual([]);
  });
});
