import { knownValue } from '../../model/fact';
import { tablesNamed } from '../../model/nodes';
import { code, text } from '../../private/text';
import { quoted, rule } from '../rule';

export const tableNamesAreUnique = rule({
  id: 'TableNamesAreUnique',
  catalogueIds: ['CR-ASSOC-003'],
  subject: 'association',
  severity: 'error',
  title: 'No two tables of a collaboration have one name',
  why: 'queries call a table by its name alone, so no other table, intermediate table or ID mapping table may have it',
  fix: text`give one of them another name, with ${code('associationName')} in ${code('membership.associate')}`,
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
      // Of two associations, the later one is reported. Tables of other kinds are not evaluated, so the association is reported.
      (table) => table.kind !== association.kind || table.order < association.order,
    );
    if (namesakes.length === 0) {
      return [];
    }
    const others = namesakes.map((table) => `${quoted([knownValue(table.name)])} at ${table.path}`);
    return [{ what: `the table name ${quoted([name])} is taken: ${others.join(', ')}`, property: 'Name' }];
  },
});
