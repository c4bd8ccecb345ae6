import { knownValue } from '../../model/fact';
import { code, text } from '../../private/text';
import { isReserved } from '../reserved-words';
import { quoted, rule } from '../rule';

/** The starts of names that the engine keeps for itself. */
const PREFIX = /^(padb|pg|stcs|stl|stll|stv|svcs|svl|svv|sys|systable)_/i;

export const tableNameNeedsNoQuotes = rule({
  id: 'TableNameNeedsNoQuotes',
  catalogueIds: ['CR-ASSOC-002'],
  subject: 'association',
  severity: 'warning',
  title: 'Queries can use the name of a table without quotes',
  why: 'every query of the table must quote such a name, and fails otherwise',
  fix: text`specify an ${code('associationName')} that starts with a letter, has only letters, digits and underscores, and is
    not a reserved word`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/sql-ref-naming.html',
    basis: 'documented',
  },
  forOwner: true,
  check: (association) => {
    const name = knownValue(association.name);
    const problem = name === undefined ? undefined : problemOf(name);
    return problem === undefined ? [] : [{ what: `the table name ${quoted([name])} ${problem}`, property: 'Name' }];
  },
});

function problemOf(name: string): string | undefined {
  const [prefix] = PREFIX.exec(name) ?? [];
  if (prefix !== undefined) {
    return `starts with ${quoted([prefix])}, which is reserved`;
  }
  if (isReserved(name)) {
    return 'is a reserved word of SQL';
  }
  if (/^[^A-Za-z_]/.test(name)) {
    return 'does not start with a letter';
  }
  return /[ -]/.test(name) ? 'contains blanks or hyphens' : undefined;
}
