import { is, isAbsent, isComplete, itemsOf } from '../../../model/fact';
import type { NodeOf } from '../../../model/nodes';
import { ANY_COLUMN } from '../../../sql/evaluation/fields';
import type { Level } from '../../levels';
import type { MemberId } from '../../report';
import { ownerOf } from '../owner';
import type { Context } from './context';
import type { Disclosure } from './disclosure';
import { resultReceivers } from './parties';
import type { SharedTable } from './tables';

/** The number of ID namespaces in an ID mapping table: a source and a target. */
const NAMESPACES = 2;

/**
 * What an ID mapping table discloses: the IDs of the members of its ID namespaces. Queries use them to join tables, and
 * return them only if the association of the namespace allows it.
 */
export function byMapping(table: SharedTable, context: Context): readonly Disclosure[] {
  const { node, name } = table;
  const { room, canQuery } = context;
  if (node.kind !== 'idMappingTable' || !canQuery) {
    return [];
  }
  return idsIn(context).map(({ owner, level, read }) => ({
    owner,
    table: name,
    column: ANY_COLUMN,
    level,
    guards: [],
    through: { kind: 'anyQuery' },
    read,
    receivers: resultReceivers(room, [], owner),
  }));
}

/** The IDs of a member in an ID mapping table, with the most that queries disclose of them. */
interface Ids {
  readonly owner: MemberId;
  readonly level: Level;
  readonly read: boolean;
}

/** The IDs of all ID namespaces of the room, and those of members who can have one that is not in the app. */
export function idsIn({ room }: Context): readonly Ids[] {
  const known = room.memberships
    .flatMap(({ namespaces }) => itemsOf(namespaces))
    .map((namespace): Ids => ({ owner: ownerOf(room, namespace), ...returned(namespace) }));
  if (known.length >= NAMESPACES) {
    return known;
  }
  const others = room.participants.filter(
    ({ inApp, membership }) => !inApp || !membership || !isComplete(membership.namespaces),
  );
  return [...known, ...others.map(({ id }): Ids => ({ owner: id, level: 'CLEAR', read: false }))];
}

function returned({ isDimension }: NodeOf<'idNamespace'>): Pick<Ids, 'level' | 'read'> {
  const isReturned = !isAbsent(isDimension) && !is(isDimension, false);
  return { level: isReturned ? 'CLEAR' : 'JOINED', read: isDimension.state !== 'unknown' };
}
