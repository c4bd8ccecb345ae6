import { itemsOf } from '../../../model/fact';
import { label } from '../../../model/nodes';
import type { Room } from '../../room';
import { ownerOf } from '../owner';
import { onlyTrue } from './collaboration';
import { ofFact, type ReadControl } from './reading';

/** Whether queries can return the IDs of ID namespaces. */
export function controlsOfNamespaces(room: Room): readonly ReadControl[] {
  return room.memberships
    .flatMap(({ namespaces }) => itemsOf(namespaces))
    .flatMap((node) =>
      ofFact(
        { owner: ownerOf(room, node), subject: label(node), of: node.path },
        'MAPPED_IDS',
        onlyTrue(node.isDimension),
      ),
    );
}
