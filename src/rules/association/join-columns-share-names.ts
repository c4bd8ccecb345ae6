import { aggregationOf, listRuleOf } from '../../model/analysis-rule';
import { is, isComplete, itemsOf, knownValue } from '../../model/fact';
import {
  type AssociationNode,
  associationsIn,
  type CollaborationNode,
  collaborationOf,
  nodeOf,
} from '../../model/nodes';
import { onceFor } from '../../model/once-for';
import { code, text } from '../../private/text';
import { columnNames } from '../columns';
import { nameOf, rule } from '../rule';

export const joinColumnsShareNames = rule({
  id: 'JoinColumnsShareNames',
  catalogueIds: ['CR-COLLAB-031'],
  subject: 'association',
  // Columns that are not encrypted can be joined whatever their names are.
  severity: 'warning',
  title: 'Encrypted tables that can be joined have a join column of the same name',
  why: 'encrypted columns with different names can be joined only if the collaboration allows it',
  fix: text`give the columns the same name, or set ${code('allowJoinsOnColumnsWithDifferentNames')} of
    ${code('cryptographicComputing')} of the collaboration to true, which replaces the collaboration`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/crypto-computing-parameters.html',
    basis: 'documented',
  },
  check: (association) => {
    const collaboration = collaborationOf(association);
    const encryption = collaboration && knownValue(collaboration.encryption);
    const own = joinColumnsOf(association);
    if (!encryption || !is(encryption.allowJoinsOnColumnsWithDifferentNames, false) || !own) {
      return [];
    }
    const names = new Set(own.columns.map((column) => column.toLowerCase()));
    const other = firstWithEachJoin(collaboration).find((one) => {
      const joined = joinColumnsOf(one);
      const isEarlier = one.order < association.order && nodeOf(one.membership) !== nodeOf(association.membership);
      const differs = joined?.columns.every((column) => !names.has(column.toLowerCase()));
      return isEarlier && joined?.type === own.type && differs;
    });
    if (!other) {
      return [];
    }
    const joined = `${nameOf(other)} on ${columnNames(joinColumnsOf(other)?.columns ?? [])}`;
    return [
      {
        what: `${nameOf(association)} can be joined on ${columnNames(own.columns)} and ${joined}, but ${nameOf(collaboration)} joins encrypted columns only if they have the same name`,
        property: 'ConfiguredTableIdentifier',
      },
    ];
  },
});

/** For each member and each set of join columns, the first association of a table with them. */
const firstWithEachJoin = onceFor((collaboration: CollaborationNode): readonly AssociationNode[] => {
  const members: unknown[] = [];
  const first = new Map<string, AssociationNode>();
  for (const association of itemsOf(associationsIn(collaboration))) {
    const joined = joinColumnsOf(association);
    if (joined) {
      const membership = nodeOf(association.membership);
      if (!members.includes(membership)) {
        members.push(membership);
      }
      const key = JSON.stringify([members.indexOf(membership), joined]);
      const known = first.get(key);
      first.set(key, known && known.order < association.order ? known : association);
    }
  }
  return [...first.values()];
});

interface JoinColumns {
  readonly type: 'aggregation' | 'list';
  readonly columns: readonly string[];
}

/** The join columns of a table, if all are known and there are any. */
function joinColumnsOf({ table }: AssociationNode): JoinColumns | undefined {
  const node = nodeOf(table);
  const aggregation = node && aggregationOf(node.rule);
  const columns = aggregation?.joinColumns ?? (node && listRuleOf(node.rule)?.joinColumns);
  if (!columns || !isComplete(columns) || itemsOf(columns).length === 0) {
    return undefined;
  }
  return { type: aggregation ? 'aggregation' : 'list', columns: itemsOf(columns) };
}
