import { aggregationOf } from '../../model/analysis-rule';
import { is, itemsOf, knownValue } from '../../model/fact';
import { collaborationOf, nodeOf } from '../../model/nodes';
import { unique } from '../../model/unique';
import { code, text } from '../../private/text';
import { columnNames } from '../columns';
import { nameOf, quoted, rule } from '../rule';

/** The functions that compute with the values of a column. */
const SUMS = ['SUM', 'SUM_DISTINCT', 'AVG'];

export const sumsNeedCleartext = rule({
  id: 'SumsNeedCleartext',
  catalogueIds: ['CR-COLLAB-030'],
  subject: 'association',
  // A table that is not encrypted has cleartext columns only.
  severity: 'warning',
  title: 'Sums and averages are of columns that can be cleartext',
  why: text`encrypted values cannot be added, and encrypted tables have no cleartext columns if the collaboration does not allow
    them`,
  fix: text`set ${code('allowCleartext')} of ${code('cryptographicComputing')} of the collaboration to true, which replaces the
    collaboration, or acknowledge this warning if the table is not encrypted`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/crypto-computing-parameters.html',
    basis: 'documented',
  },
  check: (association) => {
    const collaboration = collaborationOf(association);
    const encryption = collaboration && knownValue(collaboration.encryption);
    const table = nodeOf(association.table);
    const aggregation = table && aggregationOf(table.rule);
    if (!encryption || !is(encryption.allowCleartext, false) || !aggregation) {
      return [];
    }
    const sums = itemsOf(aggregation.aggregates).filter((aggregate) => SUMS.some((one) => is(aggregate.function, one)));
    if (sums.length === 0) {
      return [];
    }
    const functions = quoted(SUMS.filter((one) => sums.some((sum) => is(sum.function, one))));
    const columns = columnNames(unique(sums.flatMap((sum) => itemsOf(sum.columns))));
    return [
      {
        what: `the rule of ${nameOf(association)} allows ${functions} of ${columns}, but ${nameOf(collaboration)} does not allow cleartext columns`,
        property: 'ConfiguredTableIdentifier',
      },
    ];
  },
});
