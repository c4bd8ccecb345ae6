import { customOf } from '../../model/analysis-rule';
import { itemsOf } from '../../model/fact';
import { repeated } from '../../model/unique';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

export const disallowedColumnsAreDistinct = rule({
  id: 'DisallowedColumnsAreDistinct',
  catalogueIds: ['CR-CUSTOM-011'],
  subject: 'configuredTable',
  severity: 'warning',
  title: 'A custom analysis rule disallows each output column once',
  why: 'a repeated column has no effect, and a different column might have been intended',
  fix: text`specify each column in ${code('disallowedOutputColumns')} once`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/disallowed-output-columns.html',
    basis: 'inferred',
  },
  check: (table) => {
    const custom = customOf(table.rule);
    const columns = custom ? itemsOf(custom.disallowedOutputColumns) : [];
    const twice = repeated(columns);
    if (twice.length === 0) {
      return [];
    }
    return [
      {
        what: text`the custom analysis rule of ${nameOf(table)} specifies ${quoted(twice)} more than once in
          ${code('disallowedOutputColumns')}`,
        property: 'AnalysisRules',
      },
    ];
  },
});
