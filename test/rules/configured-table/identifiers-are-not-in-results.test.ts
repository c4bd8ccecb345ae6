import { identifiersAreNotInResults } from '../../../src/rules/configured-table/identifiers-are-not-in-results';
import { aggregationRule, customRule, list, listRule, table, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const listing = (...columns: string[]) => table({ rule: listRule(list(['user_id']), list(columns)) });

const shows = (columns: string, values: string, property = 'listColumns') =>
  [
    {
      severity: 'warning' as const,
      what: `the ${columns} ${values} of "sales" can be part of results`,
      fix: `remove ${values} from \`${property}\`, or acknowledge this warning if the values do not identify a person`,
      property: 'AnalysisRules',
    },
  ] as const;

describeRule(identifiersAreNotInResults, {
  fires: [
    {
      name: 'a list column',
      subject: () => listing('city', 'email', 'email'),
      violations: shows('list column', '"email"'),
    },
    {
      name: 'a list column beside others that are tokens',
      subject: () => table({ rule: listRule(list(['user_id']), list(['Customer E-Mail'], false)) }),
      violations: shows('list column', '"Customer E-Mail"'),
    },
    {
      name: 'list columns',
      subject: () => listing('email_address', 'billing_phone_number', 'mobile_phone', 'ssn', 'last_name', 'ip_address'),
      violations: shows(
        'list columns',
        '"email_address", "billing_phone_number", "mobile_phone", "ssn", "last_name", "ip_address"',
      ),
    },
    {
      name: 'a dimension column',
      subject: () => table({ rule: aggregationRule({ dimensionColumns: list(['city', 'customer_email']) }) }),
      violations: shows('dimension column', '"customer_email"', 'dimensionColumns'),
    },
  ],
  quiet: [
    {
      name: 'parts, hashes and other things',
      subject: () =>
        listing('email_domain', 'email_hash', 'telephone_type', 'trip', 'product_name', 'mobile', 'xemail'),
    },
    { name: 'a join column', subject: () => table({ rule: listRule(list(['email']), list(['city'])) }) },
    { name: 'a custom rule', subject: () => table({ rule: customRule() }) },
    { name: 'no rule', subject: () => table() },
  ],
  unknown: [
    { name: 'the columns are a token', subject: () => table({ rule: listRule(list(['user_id']), UNKNOWN) }) },
    {
      name: 'the dimensions are a token',
      subject: () => table({ rule: aggregationRule({ dimensionColumns: UNKNOWN }) }),
    },
    { name: 'the rule is a token', subject: () => table({ rule: UNKNOWN }) },
  ],
});
