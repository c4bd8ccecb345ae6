import { aggregationOf, listRuleOf } from '../../model/analysis-rule';
import { is, isComplete, itemsOf, knownValue } from '../../model/fact';
import { type AssociationNode, collaborationOf, type MembershipNode, nodeOf } from '../../model/nodes';
import { onceFor } from '../../model/once-for';
import { code, text } from '../../private/text';
import { AGGREGATION, LIST } from '../../private/words';
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
    const others = itemsOf(collaboration.memberships)
      .filter((membership) => membership !== nodeOf(association.membership))
      .flatMap(firstWithEachJoin);
    const other = others.find(({ first, type, columns }) => {
      const differs = columns.every((column) => !names.has(column.toLowerCase()));
      return first.order < association.order && type === own.type && differs;
    });
    if (!other) {
      return [];
    }
    const joined = `${nameOf(other.first)} on ${columnNames(other.columns)}`;
    return [
      {
        what: `${nameOf(association)} can be joined on ${columnNames(own.columns)} and ${joined}, but ${nameOf(collaboration)} joins encrypted columns only if they have the same name`,
        property: 'ConfiguredTableIdentifier',
      },
    ];
  },
});

/** For each set of join columns in a membership, the first association of a table with them. */
const firstWithEachJoin = onceFor(({ associations }: MembershipNode): readonly FirstWithJoin[] => {
  const joins = new Map<string, FirstWithJoin>();
  for (const association of itemsOf(associations)) {
    const joined = joinColumnsOf(association);
    const key = JSON.stringify(joined);
    if (joined && !joins.has(key)) {
      joins.set(key, { first: association, ...joined });
    }
  }
  return [...joins.values()];
});

interface FirstWithJoin extends JoinColumns {
  readonly first: AssociationNode;
}

interface JoinColumns {
  readonly type: string;
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
  return { type: aggregation ? AGGREGATION : LIST, columns: itemsOf(columns) };
}
