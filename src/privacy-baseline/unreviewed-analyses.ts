import type { Construct } from 'constructs';
import { AggregateExpression } from '../configured-table/output-protection';
import type { CustomFacts } from '../model/analysis-rule';
import { readEnv } from '../model/construct-env';
import { is, isComplete, itemsOf } from '../model/fact';
import { code, type Text, text } from '../private/text';
import { ANY_JOB, ANY_QUERY } from '../private/words';
import { PrivacyRequirement } from './privacy-exception';
import type { Weakness } from './strict-injector';

/** Any query of another account has noise, or a threshold that queries cannot work around. */
export function unprotectedQueries(custom: CustomFacts, scope: Construct): Weakness[] {
  const accounts = strangersAllowed(ANY_QUERY, custom, scope);
  if (accounts === undefined || custom.differentialPrivacy.state === 'known') {
    return [];
  }
  const allowed = `any query of ${accounts} is allowed`;
  const thresholds = itemsOf(custom.thresholds);
  if (thresholds.length === 0) {
    return [
      weakness(
        `${allowed}, and neither differential privacy nor an aggregation threshold protects its results`,
        'a query without restrictions can return every row with all allowed columns',
        text`set ${code('outputProtection')} of ${code('AnalysisRule.custom')}, or allow reviewed queries with
          ${code('AllowedAnalyses.templates(…)')}`,
      ),
    ];
  }
  const hasComparisons = custom.comparisonControls.state === 'known';
  const hasColumnsOnly = thresholds.every(({ expressions }) => is(expressions, AggregateExpression.COLUMNS_ONLY));
  return [
    ...(hasComparisons
      ? []
      : [
          weakness(
            `${allowed}, and its aggregation threshold has no comparison controls`,
            'the results of two queries whose filters differ in one person show the data of this person',
            text`set ${code('comparisons')} of ${code('OutputProtection.aggregationThreshold({ … })')} to the columns that
              queries need to compare`,
          ),
        ]),
    ...(hasColumnsOnly
      ? []
      : [
          weakness(
            `${allowed}, and its aggregation threshold allows any expression in aggregate functions`,
            'an expression can select a small group within an aggregate function',
            text`remove ${code('aggregateExpression')}`,
          ),
        ]),
  ];
}

/** No job of another account is allowed without a review. */
export function unreviewedJobs(custom: CustomFacts, scope: Construct): Weakness[] {
  const accounts = strangersAllowed(ANY_JOB, custom, scope);
  if (accounts === undefined) {
    return [];
  }
  return [
    weakness(
      `any job of ${accounts} is allowed`,
      'a job can return every row with all allowed columns, because all output controls apply only to queries',
      text`allow reviewed PySpark templates with ${code('AllowedAnalyses.templates(…)')}`,
    ),
  ];
}

/**
 * The accounts for which any analysis of a kind is allowed, in words, unless it is certain that it is only the account
 * of the table. A member who analyzes its own data needs no protection.
 */
export function strangersAllowed(wildcard: string, custom: CustomFacts, scope: Construct): string | undefined {
  const isAllowed = itemsOf(custom.allowedAnalyses).some((one) => one.kind === 'literal' && one.text === wildcard);
  const accounts = itemsOf(custom.providers);
  const { account: own } = readEnv(scope);
  const isOwn = isComplete(custom.providers) && accounts.every((account) => is(own, account));
  if (!isAllowed || isOwn) {
    return undefined;
  }
  const shown = accounts.filter((account) => !is(own, account)).map((account) => JSON.stringify(account));
  return [...shown, ...(isComplete(custom.providers) ? [] : ['accounts that are not known at synthesis'])].join(', ');
}

function weakness(what: Text, why: Text, fix: Text): Weakness {
  return { requirement: PrivacyRequirement.PROTECTED_RESULTS, what, why, fix };
}
