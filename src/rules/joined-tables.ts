import { aggregationOf, listRuleOf } from '../model/analysis-rule';
import { isComplete, itemsOf, knownValue } from '../model/fact';
import { type AssociationNode, associationsIn, collaborationOf, nodeOf } from '../model/nodes';

/** The type of the analysis rule of an associated table, if it is known. */
export function ruleTypeOf({ table }: AssociationNode): string | undefined {
  const node = nodeOf(table);
  const rule = node && knownValue(node.rule);
  return rule && knownValue(rule.type);
}

/**
 * The type of the rule of an associated table that queries read only in joins, and the other tables of its collaboration,
 * if all of them certainly have rules of other types.
 */
export function excludedFromJoins(
  association: AssociationNode,
): { readonly type: string; readonly others: readonly AssociationNode[] } | undefined {
  const collaboration = collaborationOf(association);
  const type = ruleTypeOf(association);
  if (!collaboration || type === undefined || !needsJoin(association)) {
    return undefined;
  }
  const all = associationsIn(collaboration);
  // A table that is not known, or whose type is not known, can have the same type.
  const canHaveSame = (other: AssociationNode) => [type, undefined].includes(ruleTypeOf(other));
  if (!isComplete(all) || itemsOf(all).some((other) => other !== association && canHaveSame(other))) {
    return undefined;
  }
  const others = itemsOf(all).filter((other) => other !== association);
  return others.length === 0 ? undefined : { type, others };
}

/** Whether queries certainly read the table only together with another one: list queries, and required joins. */
export function needsJoin({ table }: AssociationNode): boolean {
  const node = nodeOf(table);
  const aggregation = node && aggregationOf(node.rule);
  return node !== undefined && (listRuleOf(node.rule) !== undefined || aggregation?.joinRequired.state === 'known');
}
