import { customOf } from '../../model/analysis-rule';
import { itemsOf } from '../../model/fact';
import { unique } from '../../model/unique';
import { code, text } from '../../private/text';
import { typeOfColumn } from '../column-types';
import { nameOf, quoted, rule } from '../rule';

const TEXTS = ['string', 'varchar', 'char'];

export const identityColumnIsText = rule({
  id: 'IdentityColumnIsText',
  catalogueIds: ['CR-CUSTOM-026'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'The identity column of an aggregation threshold has a string type',
  why: 'Clean Rooms counts persons only by columns of the types string, varchar and char',
  fix: text`set ${code('identityColumn')} to a column with a string type, or change the type of the column in AWS Glue`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-min-agg-thresholds.html',
    basis: 'documented',
  },
  check: (table) => {
    const custom = customOf(table.rule);
    const columns = custom ? itemsOf(custom.thresholds).flatMap((one) => itemsOf(one.identityColumns)) : [];
    return unique(columns).flatMap((column) => {
      const type = typeOfColumn(table, column);
      if (type === undefined || TEXTS.includes(type)) {
        return [];
      }
      const subject = `the identity column ${quoted([column])} of ${nameOf(table)}`;
      return [{ what: `${subject} has the type ${quoted([type])}`, property: 'AnalysisRules' }];
    });
  },
});
