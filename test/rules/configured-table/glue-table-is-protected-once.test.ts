import type { AnalysisRuleFacts } from '../../../src/model/analysis-rule';
import { type Fact, itemsOf } from '../../../src/model/fact';
import type { ConfiguredTableNode } from '../../../src/model/nodes';
import type { Pointer } from '../../../src/model/raw';
import { glueTableIsProtectedOnce } from '../../../src/rules/configured-table/glue-table-is-protected-once';
import {
  ABSENT,
  ADVERTISER,
  ANY_ENV,
  aggregationRule,
  association,
  collaboration,
  customRule,
  glueTable,
  known,
  list,
  listRule,
  membership,
  nodeOf,
  OUTSIDE,
  outside,
  protectedRule,
  table,
  threshold,
  to,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'use one `ConfiguredTable` for the AWS Glue table in the collaboration, or acknowledge this warning if the allowed columns of both tables do not identify a person together';

const LIST = listRule(list(['user_id']), list(['city']));
const PARTLY = customRule({ disallowedOutputColumns: list(['user_id']) });
const THRESHOLD = customRule({ thresholds: list([threshold()]) });

const literal = (text: string): Pointer => ({ kind: 'literal', text });
const sourceOf = (tablePointer: Pointer, databasePointer = literal('shop')) =>
  known({ kind: 'glue' as const, tablePointer, databasePointer, tableName: known('sales') });
const named = (name: string, database?: Pointer) => sourceOf(literal(name), database);

/** A table beside another one on the same data, in one collaboration. */
function beside(
  other: Fact<AnalysisRuleFacts>,
  rule: Fact<AnalysisRuleFacts>,
  more: Partial<ConfiguredTableNode> = {},
  ofOther: Partial<ConfiguredTableNode> = {},
) {
  const publisher = membership(collaboration());
  const place = { source: named('sales'), glueTable: OUTSIDE, allowed: [outside('ANY_QUERY')] };
  const own = table({ ...place, rule, ...more });
  association(publisher, table({ ...place, name: known('users'), rule: other, ...ofOther }));
  association(publisher, own);
  return own;
}

/** A table with a list rule that queries can join, beside another one on the same data. */
function listedBeside(other: Fact<AnalysisRuleFacts>, more: Partial<ConfiguredTableNode> = {}) {
  const own = beside(other, LIST, more, more);
  const [first] = itemsOf(own.associations);
  association(nodeOf(first.membership), table({ name: known('crm'), source: named('crm'), rule: LIST }));
  return own;
}

const weaker = [
  {
    severity: 'warning' as const,
    what: '"sales" reads the same AWS Glue table as "users", under an analysis rule that protects less',
    fix: FIX,
    property: 'AnalysisRules',
  },
] as const;

const TOKEN: Pointer = { kind: 'unknown' };
const OF_APP: Pointer = { kind: 'resource', key: {}, attribute: 'Ref' };

/** The source of a table that refers to an AWS Glue table of the app. */
const shared = { glueTable: to(glueTable(), 'Ref'), source: sourceOf(OF_APP, OF_APP) };

/** Two tables on data of which the same is not known. */
const besideOf = (more: Partial<ConfiguredTableNode>) => beside(THRESHOLD, PARTLY, more, more);

describeRule(glueTableIsProtectedOnce, {
  fires: [
    {
      name: 'a list rule beside an aggregation rule',
      subject: () => listedBeside(aggregationRule()),
      violations: weaker,
    },
    {
      name: 'a list rule beside differential privacy',
      subject: () => listedBeside(protectedRule('user_id')),
      violations: weaker,
    },
    {
      name: 'any query that hides a column beside a threshold, on a table of the app',
      subject: () => besideOf(shared),
      violations: weaker,
    },
    {
      name: 'one of them specifies the Region',
      subject: () => beside(THRESHOLD, PARTLY, { sourceRegion: known('us-east-1') }),
      violations: weaker,
    },
    {
      name: 'several tables protect the data',
      subject: () => {
        const own = beside(THRESHOLD, PARTLY);
        const [{ membership: publisher }] = itemsOf(own.associations);
        association(nodeOf(publisher), table({ name: known('crm'), source: named('sales'), rule: THRESHOLD }));
        return own;
      },
      violations: weaker,
    },
  ],
  quiet: [
    { name: 'both protect', subject: () => beside(aggregationRule(), THRESHOLD) },
    { name: 'both are equally weak', subject: () => beside(PARTLY, PARTLY) },
    {
      name: 'both protect, and queries cannot return a column of one',
      subject: () =>
        beside(THRESHOLD, customRule({ disallowedOutputColumns: list(['a']), thresholds: list([threshold()]) })),
    },
    {
      name: 'differential privacy, and queries cannot return a column',
      subject: () =>
        beside(
          THRESHOLD,
          customRule({ disallowedOutputColumns: list(['a']), differentialPrivacy: known(list(['user_id'])) }),
        ),
    },
    { name: 'another table', subject: () => beside(THRESHOLD, PARTLY, { source: named('crm') }) },
    { name: 'another database', subject: () => beside(THRESHOLD, PARTLY, { source: named('sales', literal('crm')) }) },
    { name: 'another Region', subject: () => beside(THRESHOLD, PARTLY, { sourceRegion: known('eu-west-1') }) },
    { name: 'another source', subject: () => beside(THRESHOLD, PARTLY, { source: known({ kind: 'athena' }) }) },
    {
      name: 'any query without protection, which another rule reports',
      subject: () => beside(THRESHOLD, customRule()),
    },
    { name: 'reviewed queries', subject: () => beside(THRESHOLD, PARTLY, { allowed: [outside('arn:…')] }) },
    {
      name: 'a list rule that no query can join',
      subject: () => {
        const ads = collaboration();
        const publisher = membership(ads);
        membership(ads, ADVERTISER);
        const own = table({ source: named('sales'), rule: LIST });
        association(publisher, table({ source: named('sales'), rule: THRESHOLD }));
        association(publisher, own);
        return own;
      },
    },
    {
      name: 'another collaboration',
      subject: () => {
        const own = table({ source: named('sales'), rule: LIST });
        association(membership(collaboration()), own);
        association(membership(collaboration()), table({ source: named('sales'), rule: THRESHOLD }));
        return own;
      },
    },
    { name: 'no rule', subject: () => beside(THRESHOLD, ABSENT) },
  ],
  unknown: [
    { name: 'the rule is a token', subject: () => beside(THRESHOLD, UNKNOWN) },
    { name: 'the other rule is a token', subject: () => beside(UNKNOWN, PARTLY) },
    {
      name: 'the thresholds are a token',
      subject: () => beside(THRESHOLD, customRule({ disallowedOutputColumns: list(['a']), thresholds: UNKNOWN })),
    },
    {
      name: 'the name of the database is a token',
      subject: () => beside(THRESHOLD, PARTLY, { source: named('sales', TOKEN) }),
    },
    { name: 'both names of the database are tokens', subject: () => besideOf({ source: named('sales', TOKEN) }) },
    { name: 'both names of the table are tokens', subject: () => besideOf({ source: sourceOf(TOKEN) }) },
    { name: 'account and Region are unknown', subject: () => besideOf({ env: ANY_ENV }) },
    {
      name: 'both accounts are unknown',
      subject: () => listedBeside(THRESHOLD, { env: { ...ANY_ENV, region: known('us-east-1') } }),
    },
    { name: 'both Regions are tokens', subject: () => besideOf({ sourceRegion: UNKNOWN }) },
    { name: 'both sources are tokens', subject: () => besideOf({ source: UNKNOWN }) },
    {
      name: 'another table is outside of the app',
      subject: () => {
        const own = beside(customRule(), PARTLY);
        const [{ membership: publisher }] = itemsOf(own.associations);
        association(nodeOf(publisher), undefined);
        return own;
      },
    },
    {
      name: 'the collaboration is outside of the app',
      subject: () => {
        const publisher = membership(undefined);
        const own = table({ source: named('sales'), rule: LIST });
        association(publisher, table({ source: named('sales'), rule: THRESHOLD }));
        association(publisher, own);
        return own;
      },
    },
    { name: 'the source is a token', subject: () => beside(THRESHOLD, PARTLY, { source: UNKNOWN }) },
    { name: 'the Region is a token', subject: () => beside(THRESHOLD, PARTLY, { sourceRegion: UNKNOWN }) },
  ],
});
