import { aggregationOf, listRuleOf } from '../../model/analysis-rule';
import { itemsOf } from '../../model/fact';
import { unique } from '../../model/unique';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

/** Names of columns whose values identify a person without other data. Hashes and parts of them have other names. */
const IDENTIFIERS = [
  /(^|_)e_?mail(_address)?$/,
  /(^|_)(tele)?phone(_number)?$/,
  /(^|_)mobile_(phone|number)$/,
  /(^|_)(ssn|social_security_number|passport_number|tax_id|iban|credit_card(_number)?)$/,
  /(^|_)(first|last|full)_?name$/,
  /(^|_)ip_address$/,
];

export const identifiersAreNotInResults = rule({
  id: 'IdentifiersAreNotInResults',
  catalogueIds: ['CR-TABLE-029', 'CR-LIST-005'],
  subject: 'configuredTable',
  severity: 'warning',
  title: 'Results do not contain columns that identify a person directly',
  why: 'the names of these columns suggest values such as email addresses, which results would show row by row',
  fix: text`remove the column from ${code('listColumns')} or ${code('dimensionColumns')}, or acknowledge this warning if its values do not identify a person`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/best-practices.html',
    basis: 'inferred',
  },
  forOwner: true,
  check: (table) => {
    const lists = [
      { property: 'listColumns', columns: listRuleOf(table.rule)?.listColumns, words: 'list' },
      { property: 'dimensionColumns', columns: aggregationOf(table.rule)?.dimensionColumns, words: 'dimension' },
    ];
    return lists.flatMap(({ property, columns, words }) => {
      const shown = columns ? unique(itemsOf(columns)).filter(isIdentifier) : [];
      if (shown.length === 0) {
        return [];
      }
      const subject = `the ${words} ${shown.length === 1 ? 'column' : 'columns'} ${quoted(shown)} of ${nameOf(table)}`;
      return [
        {
          what: `${subject} can be part of results`,
          fix: text`remove ${quoted(shown)} from ${code(property)}, or acknowledge this warning if the values do not identify a person`,
          property: 'AnalysisRules',
        },
      ];
    });
  },
});

function isIdentifier(column: string): boolean {
  const name = column.toLowerCase().replace(/[\s-]/g, '_');
  return IDENTIFIERS.some((identifier) => identifier.test(name));
}
