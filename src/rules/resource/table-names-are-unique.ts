import { sameAccount } from '../../model/env';
import { is, knownValue } from '../../model/fact';
import { type AnyNode, nodeOf, type TableNode, tablesNamed } from '../../model/nodes';
import { code, text } from '../../private/text';
import { quoted, rule } from '../rule';

export const tableNamesAreUnique = rule({
  id: 'TableNamesAreUnique',
  catalogueIds: ['CR-ASSOC-003', 'CR-ITAB-003', 'CR-IDM-013'],
  subject: 'resource',
  severity: 'error',
  title: 'Table names are unique in a collaboration',
  why: 'queries refer to tables by name only, including intermediate tables and ID mapping tables',
  fix: 'specify a different name',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-intermediate-table.html',
    basis: 'documented',
  },
  check: (resource) => {
    const name = isTable(resource) ? knownValue(resource.name) : undefined;
    if (!isTable(resource) || name === undefined) {
      return [];
    }
    // The later of two tables is reported, but an association rather than a table that is made from others, and no table
    // that a partner is declared to have.
    const namesakes = tablesNamed(name, resource).filter(
      (table) => isReportedOver(resource, table) && !isDeclaredToo(resource, table),
    );
    if (namesakes.length === 0) {
      return [];
    }
    const others = namesakes.map((table) => `${quoted([knownValue(table.name)])} at ${quoted([table.path])}`);
    return [
      {
        what: `the table name ${quoted([name])} is already in use: ${others.join(', ')}`,
        fix:
          resource.kind === 'association'
            ? text`specify a different ${code('associationName')} in ${code('membership.associate')}`
            : undefined,
        property: 'Name',
      },
    ];
  },
});

function isTable(resource: AnyNode): resource is TableNode {
  return ['association', 'intermediateTable', 'idMappingTable'].includes(resource.kind);
}

/** Whether a member is part of the app and declared as well, which OneMembershipPerAccount reports. */
function isDeclaredToo(table: TableNode, other: TableNode): boolean {
  const isDeclared = [table, other].some(({ declared }) => declared);
  return (
    isDeclared && nodeOf(table.membership) !== nodeOf(other.membership) && is(sameAccount(table.env, other.env), true)
  );
}

function isReportedOver(table: TableNode, other: TableNode): boolean {
  if ((table.declared === undefined) !== (other.declared === undefined)) {
    return table.declared === undefined;
  }
  const [isOwn, isOther] = [table.kind === 'association', other.kind === 'association'];
  return isOwn === isOther ? other.order < table.order : isOwn;
}
