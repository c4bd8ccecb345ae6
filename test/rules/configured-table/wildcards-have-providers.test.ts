import { wildcardsHaveProviders } from '../../../src/rules/configured-table/wildcards-have-providers';
import { ABSENT, ADVERTISER, customRule, list, outside, table, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'pass the accounts to `AllowedAnalyses.anyQueryFrom(…)` or `AllowedAnalyses.anyJobFrom(…)`';

const anyQuery = { allowed: [outside('ANY_QUERY')] };

describeRule(wildcardsHaveProviders, {
  fires: [
    {
      name: 'any query of nobody',
      subject: () => table({ ...anyQuery, rule: customRule({ providers: list<string>([]) }) }),
      violations: [
        {
          severity: 'error',
          what: 'the custom analysis rule of "sales" allows "ANY_QUERY", but does not specify an account',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'the providers are left out',
      subject: () => table({ ...anyQuery, rule: customRule({ providers: ABSENT }) }),
      violations: [
        {
          severity: 'error',
          what: 'the custom analysis rule of "sales" allows "ANY_QUERY", but does not specify an account',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'any query and any job',
      subject: () =>
        table({ allowed: [outside('ANY_QUERY'), outside('ANY_JOB')], rule: customRule({ providers: ABSENT }) }),
      violations: [
        {
          severity: 'error',
          what: 'the custom analysis rule of "sales" allows "ANY_QUERY", "ANY_JOB", but does not specify an account',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'only any job, of which the documentation does not speak',
      subject: () => table({ allowed: [outside('ANY_JOB')], rule: customRule({ providers: ABSENT }) }),
      violations: [
        {
          severity: 'warning',
          what: 'the custom analysis rule of "sales" allows "ANY_JOB", but does not specify an account',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'an account', subject: () => table({ ...anyQuery, rule: customRule({ providers: list([ADVERTISER]) }) }) },
    {
      name: 'templates need no account',
      subject: () => table({ allowed: [], rule: customRule({ providers: ABSENT }) }),
    },
    { name: 'no rule', subject: () => table() },
  ],
  unknown: [
    {
      name: 'the providers are a token',
      subject: () => table({ ...anyQuery, rule: customRule({ providers: UNKNOWN }) }),
    },
    {
      name: 'the only provider is a token',
      subject: () => table({ ...anyQuery, rule: customRule({ providers: list<string>([], false) }) }),
    },
    { name: 'the rule is a token', subject: () => table({ ...anyQuery, rule: UNKNOWN }) },
    {
      name: 'what is allowed is a token',
      subject: () => table({ allowed: [outside()], rule: customRule({ providers: ABSENT }) }),
    },
  ],
});
