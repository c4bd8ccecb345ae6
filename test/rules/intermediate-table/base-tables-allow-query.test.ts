import type { ConfiguredTableNode, IntermediateTableNode } from '../../../src/model/nodes';
import { baseTablesAllowQuery } from '../../../src/rules/intermediate-table/base-tables-allow-query';
import {
  ABSENT,
  ADVERTISER,
  ANY_ENV,
  aggregationRule,
  association,
  collaboration,
  customRule,
  intermediateTable,
  known,
  list,
  membership,
  outside,
  STRANGER,
  table,
  template,
  to,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'allow the analysis in the rule of the base table, or fill the table with an analysis template that the rule allows';

/** A table of the advertiser that is filled from `sales` of the publisher. */
function filledFrom(sales: Partial<ConfiguredTableNode>, more: Partial<IntermediateTableNode> = {}) {
  const ads = collaboration();
  association(membership(ads), table({ rule: customRule(), ...sales }));
  return intermediateTable(membership(ads, ADVERTISER), known('daily'), more);
}

/** The same, filled by a template. */
function filledByTemplate(sales: Partial<ConfiguredTableNode>) {
  const ads = collaboration();
  const advertiser = membership(ads, ADVERTISER);
  association(membership(ads), table({ rule: customRule(), ...sales }));
  const reach = template(advertiser, 'SELECT 1 FROM sales');
  return intermediateTable(advertiser, known('daily'), { sql: ABSENT, template: to(reach) });
}

const violation = (problem: string) =>
  [
    {
      severity: 'error',
      what: `"daily" reads the base table "sales", which ${problem}`,
      fix: FIX,
      property: 'PopulationAnalysisConfiguration',
    },
  ] as const;

describeRule(baseTablesAllowQuery, {
  fires: [
    {
      name: 'the base table allows templates only',
      subject: () => filledFrom({ allowed: [outside('arn:aws:cleanrooms:…')] }),
      violations: violation('allows only analysis templates'),
    },
    {
      name: 'the base table allows jobs only',
      subject: () => filledFrom({ allowed: [outside('ANY_QUERY')], analysisMethod: known('DIRECT_JOB') }),
      violations: violation('allows only PySpark jobs'),
    },
    {
      name: 'the base table allows queries of another account',
      subject: () => filledFrom({ allowed: [outside('ANY_QUERY')], rule: customRule({ providers: list([STRANGER]) }) }),
      violations: violation('allows queries of "333333333333", but not of 222222222222'),
    },
    {
      name: 'the base table allows another template',
      subject: () => filledByTemplate({ allowed: [to(template(undefined, 'SELECT 1'))] }),
      violations: violation('does not allow the analysis template "Reach"'),
    },
  ],
  quiet: [
    { name: 'the base table allows queries', subject: () => filledFrom({ allowed: [outside('ANY_QUERY')] }) },
    { name: 'the base table allows an ARN', subject: () => filledByTemplate({ allowed: [outside('arn:aws:…')] }) },
    { name: 'the base table allows any query', subject: () => filledByTemplate({ allowed: [outside('ANY_QUERY')] }) },
    {
      name: 'the providers of a query that is a template are another matter',
      subject: () =>
        filledByTemplate({ allowed: [outside('ANY_QUERY')], rule: customRule({ providers: list([STRANGER]) }) }),
    },
    {
      name: 'the providers are left out, which another rule reports',
      subject: () => filledFrom({ allowed: [outside('ANY_QUERY')], rule: customRule({ providers: ABSENT }) }),
    },
    {
      name: 'the base table allows jobs only, which another rule reports for the template',
      subject: () => filledByTemplate({ allowed: [outside('ANY_QUERY')], analysisMethod: known('DIRECT_JOB') }),
    },
    {
      name: 'the base table has another rule, whose queries have a form of their own',
      subject: () => filledFrom({ rule: aggregationRule() }),
    },
    {
      name: 'the base table allows the template',
      subject: () => {
        const ads = collaboration();
        const advertiser = membership(ads, ADVERTISER);
        const reach = template(advertiser, 'SELECT 1 FROM sales');
        association(membership(ads), table({ rule: customRule(), allowed: [to(reach)] }));
        return intermediateTable(advertiser, known('daily'), { sql: ABSENT, template: to(reach) });
      },
    },
  ],
  unknown: [
    {
      name: 'one of the allowed analyses is a token',
      subject: () => filledFrom({ allowed: [outside('arn:aws:cleanrooms:…'), outside()] }),
    },
    {
      name: 'the allowed analyses are not all known',
      subject: () => filledFrom({ rule: customRule({ allowedAnalyses: list([], false) }) }),
    },
    {
      name: 'the providers are a token',
      subject: () => filledFrom({ allowed: [outside('ANY_QUERY')], rule: customRule({ providers: UNKNOWN }) }),
    },
    {
      name: 'the account is a token',
      subject: () =>
        filledFrom(
          { allowed: [outside('ANY_QUERY')], rule: customRule({ providers: list([STRANGER]) }) },
          { env: ANY_ENV },
        ),
    },
    {
      name: 'the template is outside of the app',
      subject: () => filledFrom({}, { sql: ABSENT, template: outside('arn') }),
    },
    { name: 'the rule is a token', subject: () => filledFrom({ rule: UNKNOWN }) },
    { name: 'the query is a token', subject: () => filledFrom({}, { sql: UNKNOWN }) },
  ],
});
