import { knownValue } from '../../model/fact';
import { tablesNamed } from '../../model/nodes';
import { code, text } from '../../private/text';
import { quoted, rule } from '../rule';

export const tableNamesAreUnique = rule({
  id: 'TableNamesAreUnique',
  catalogueIds: ['CR-ASSOC-003'],
  subject: 'association',
  severity: 'error',
  title: 'Table names are unique in a collaboration',
  why: 'queries refer to tables by name only, including intermediate tables and ID mapping tables',
  fix: text`specify a different ${code('associationName')} in ${code('membership.associate')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-intermediate-table.html',
    basis: 'documented',
  },
  check: (association) => {
    const name = knownValue(association.name);
    if (name === undefined) {
      return [];
    }
    const namesakes = tablesNamed(name, association).filter(
      // Of two associations the later one is reported; tables of other kinds are not subjects, so their namesakes are.
      (table) => table.kind !== association.kind || table.order < association.order,
    );
    if (namesakes.length === 0) {
      return [];
    }
    const others = namesakes.map((table) => `${quoted([knownValue(table.name)])} at ${quoted([table.path])}`);
    return [{ what: `the table name ${quoted([name])} is already in use: ${others.join(', ')}`, property: 'Name' }];
  },
});
