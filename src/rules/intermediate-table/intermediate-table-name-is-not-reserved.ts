import { knownValue } from '../../model/fact';
import { isReserved } from '../reserved-words';
import { quoted, rule } from '../rule';

export const intermediateTableNameIsNotReserved = rule({
  id: 'IntermediateTableNameIsNotReserved',
  catalogueIds: ['CR-ITAB-003'],
  subject: 'intermediateTable',
  severity: 'error',
  title: 'The name of an intermediate table is not a reserved word',
  why: 'the service rejects reserved words of SQL as names of intermediate tables',
  fix: 'specify another name',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-intermediate-table.html',
    basis: 'documented',
  },
  check: (table) => {
    const name = knownValue(table.name);
    return name !== undefined && isReserved(name)
      ? [{ what: `the name ${quoted([name])} of an intermediate table is a reserved word of SQL`, property: 'Name' }]
      : [];
  },
});
