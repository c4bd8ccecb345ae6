import { userIdentifiersOf } from '../../model/analysis-rule';
import { isComplete, itemsOf } from '../../model/fact';
import { type ConfiguredTableNode, type MembershipNode, nodeOf } from '../../model/nodes';
import { onceFor } from '../../model/once-for';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

export const protectedTablesShareIdentifier = rule({
  id: 'ProtectedTablesShareIdentifier',
  catalogueIds: ['CR-CUSTOM-017'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'Tables of a membership that use differential privacy have the same user identifier column',
  why: text`differential privacy counts what queries reveal about a user, who must be identified by a column of the same
    name in all tables of a collaboration`,
  fix: text`use the same column name in both data sources, and pass it to
    ${code('OutputProtection.differentialPrivacy(…)')} of both tables`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_DifferentialPrivacyColumn.html',
    basis: 'documented',
  },
  check: (table) => {
    const own = identifierOf(table);
    if (own === undefined) {
      return [];
    }
    const memberships = itemsOf(table.associations).flatMap(({ membership }) => nodeOf(membership) ?? []);
    const others = memberships.flatMap((membership) => [...firstWithEachIdentifier(membership)]);
    const other = others.find(([one, { order }]) => one !== own.toLowerCase() && order < table.order)?.[1];
    if (!other) {
      return [];
    }
    const beside = `${nameOf(other)} of the same membership uses ${quoted([identifierOf(other)])}`;
    return [
      {
        what: `${nameOf(table)} uses differential privacy with the column ${quoted([own])}, but ${beside}`,
        property: 'AnalysisRules',
      },
    ];
  },
});

/** The first table in a membership that uses a user identifier column, by this column in lower case. */
const firstWithEachIdentifier = onceFor(({ associations }: MembershipNode) => {
  const first = new Map<string, ConfiguredTableNode>();
  for (const table of itemsOf(associations).flatMap((association) => nodeOf(association.table) ?? [])) {
    const identifier = identifierOf(table)?.toLowerCase();
    if (identifier !== undefined && table.order < (first.get(identifier)?.order ?? Number.POSITIVE_INFINITY)) {
      first.set(identifier, table);
    }
  }
  return first;
});

/** The user identifier column, if the table certainly has only this one. */
function identifierOf({ rule }: ConfiguredTableNode): string | undefined {
  const identifiers = userIdentifiersOf(rule);
  const columns = identifiers && isComplete(identifiers) ? itemsOf(identifiers) : [];
  return columns.length === 1 ? columns[0] : undefined;
}
