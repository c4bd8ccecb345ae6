import { isComplete, itemsOf, knownValue } from '../model/fact';
import type { AssociationNode } from '../model/nodes';

/** The accounts that can receive the results of analyses of a table, if its collaboration analysis rule states all of them. */
export function receiversOf({ rule }: AssociationNode): readonly string[] | undefined {
  const receivers = knownValue(rule)?.receivers;
  return receivers && isComplete(receivers) && itemsOf(receivers).length > 0 ? itemsOf(receivers) : undefined;
}
