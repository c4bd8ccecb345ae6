import { customOf } from '../../model/analysis-rule';
import { itemsOf, knownValue } from '../../model/fact';
import { unique } from '../../model/unique';
import { code, text } from '../../private/text';
import { nameOf, rule } from '../rule';

export const identityColumnHasNoLiterals = rule({
  id: 'IdentityColumnHasNoLiterals',
  catalogueIds: ['CR-CUSTOM-031'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'The identity column of an aggregation threshold is not compared with literals',
  why: 'a comparison with a literal would select a single person, so it is never allowed for the identity column',
  fix: text`remove the column from ${code('withLiterals')}; ${code('withColumns')} allows joins on it`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-comparison-controls.html',
    basis: 'documented',
  },
  check: (table) => {
    const custom = customOf(table.rule);
    const comparisons = custom && knownValue(custom.comparisonControls);
    if (!custom || !comparisons) {
      return [];
    }
    const compared = itemsOf(comparisons.literalColumns).map((column) => column.toLowerCase());
    const identity = itemsOf(custom.thresholds).flatMap(({ identityColumns }) => itemsOf(identityColumns));
    return unique(identity)
      .filter((column) => compared.includes(column.toLowerCase()))
      .map((column) => {
        const name = JSON.stringify(column);
        return {
          what: text`the identity column ${name} of ${nameOf(table)} is also in ${code('withLiterals')}`,
          fix: text`remove ${name} from ${code('withLiterals')}; ${code('withColumns')} allows joins on it`,
          property: 'AnalysisRules',
        };
      });
  },
});
