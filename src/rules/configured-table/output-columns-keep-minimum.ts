import { customOf, type ThresholdFacts } from '../../model/analysis-rule';
import { itemsOf, knownValue } from '../../model/fact';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

export const outputColumnsKeepMinimum = rule({
  id: 'OutputColumnsKeepMinimum',
  catalogueIds: ['CR-CUSTOM-028'],
  subject: 'configuredTable',
  severity: 'warning',
  title: 'No output column has a lower minimum than the aggregation threshold',
  why: 'results show values of the column for smaller groups of persons than those of other columns',
  fix: text`remove the column from ${code('outputColumnMinimums')}, or acknowledge this warning if its values do not
    reveal anything about a person`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-min-agg-thresholds.html',
    basis: 'documented',
  },
  forOwner: true,
  check: (table) => {
    const custom = customOf(table.rule);
    const lower = custom ? itemsOf(custom.thresholds).flatMap(lowerMinimums) : [];
    return lower.map(({ column, minimum, general }) => {
      const problem = minimum === 0 ? 'has no minimum' : `has the minimum ${minimum} instead of ${general}`;
      return {
        what: `the output column ${quoted([column])} of ${nameOf(table)} ${problem}`,
        fix: text`remove ${quoted([column])} from ${code('outputColumnMinimums')}, or acknowledge this warning if its values
          do not reveal anything about a person`,
        property: 'AnalysisRules',
      };
    });
  },
});

/** The columns with a valid minimum that is certainly lower than the general one, which is at least 2. */
function lowerMinimums({ minimum, ofOutputColumns }: ThresholdFacts) {
  const general = knownValue(minimum);
  return itemsOf(ofOutputColumns).flatMap((override) => {
    const column = knownValue(override.column);
    const own = knownValue(override.minimum);
    if (column === undefined || own === undefined) {
      return [];
    }
    const isLower = own === 0 || (own >= 2 && general !== undefined && own < general);
    return isLower ? [{ column, minimum: own, general }] : [];
  });
}
