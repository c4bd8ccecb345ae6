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
const named = (name: string, database: Pointer = literal('shop')) =>
  known({ kind: 'glue' as const, tablePointer: literal(name), databasePointer: database, tableName: known(name) });

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
function listedBeside(other: Fact<AnalysisRuleFacts>) {
  const own = beside(other, LIST);
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

const shared = to(glueTable(), 'Ref');

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
      subject: () => beside(THRESHOLD, PARTLY, { glueTable: shared }, { glueTable: shared }),
      violations: weaker,
    },
    {
      name: 'one of them specifies the Region',
      subject: () => beside(THRESHOLD, PARTLY, { sourceRegion: known('us-east-1') }),
      violations: weaker,
    },
  ],
  quiet: [
    { name: 'both protect', subject: () => beside(aggregationRule(), THRESHOLD) },
    { name: 'both are equally weak', subject: () => beside(LIST, PARTLY) },
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
      subject: () => beside(THRESHOLD, PARTLY, { source: named('sales', { kind: 'unknown' }) }),
    },
    { name: 'the account is unknown', subject: () => beside(THRESHOLD, PARTLY, { env: ANY_ENV }, { env: ANY_ENV }) },
    { name: 'the source is a token', subject: () => beside(THRESHOLD, PARTLY, { source: UNKNOWN }) },
    { name: 'the Region is a token', subject: () => beside(THRESHOLD, PARTLY, { sourceRegion: UNKNOWN }) },
  ],
});
