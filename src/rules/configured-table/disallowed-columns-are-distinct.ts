import { customOf } from '../../model/analysis-rule';
import { itemsOf } from '../../model/fact';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

export const disallowedColumnsAreDistinct = rule({
  id: 'DisallowedColumnsAreDistinct',
  catalogueIds: ['CR-CUSTOM-011'],
  subject: 'configuredTable',
  severity: 'warning',
  title: 'A custom rule disallows each output column once',
  why: 'a repeated column keeps nothing more out of results; another column may have been meant',
  fix: text`name each column in ${code('disallowedOutputColumns')} once`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/disallowed-output-columns.html',
    basis: 'inferred',
  },
  check: (table) => {
    const custom = customOf(table.rule);
    const columns = custom ? itemsOf(custom.disallowedOutputColumns) : [];
    const repeated = new Set(columns.filter((column, place) => columns.indexOf(column) < place));
    if (repeated.size === 0) {
      return [];
    }
    return [
      {
        what: `the custom rule of ${nameOf(table)} disallows ${quoted([...repeated])} in results more than once`,
        property: 'AnalysisRules',
      },
    ];
  },
});
