import { aggregationOf } from '../../model/analysis-rule';
import { is, isComplete, itemsOf } from '../../model/fact';
import { code, text } from '../../private/text';
import { QUERY_RUNNER } from '../../private/words';
import { nameOf, rule } from '../rule';

export const requiredJoinHasColumn = rule({
  id: 'RequiredJoinHasColumn',
  catalogueIds: ['CR-AGG-005'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'A table that queries must join has a join column',
  why: 'join columns are optional only if queries can use the table without a join',
  fix: text`add a column to ${code('joinColumns')}, or set ${code('joinRequirement')} to
    ${code('JoinRequirement.NONE')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/add-analysis-rule.html',
    basis: 'documented',
  },
  check: (table) => {
    const aggregation = aggregationOf(table.rule);
    if (!aggregation || !is(aggregation.joinRequired, QUERY_RUNNER)) {
      return [];
    }
    if (!isComplete(aggregation.joinColumns) || itemsOf(aggregation.joinColumns).length > 0) {
      return [];
    }
    const what = `the aggregation analysis rule of ${nameOf(table)} requires a join, but has no join column`;
    return [{ what, property: 'AnalysisRules' }];
  },
});
