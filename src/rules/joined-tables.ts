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
  const others = itemsOf(all).filter((other) => other !== association);
  const types = others.map(ruleTypeOf);
  // A table that is not known, or whose type is not known, can have the same type.
  if (!isComplete(all) || others.length === 0 || types.some((other) => other === undefined || other === type)) {
    return undefined;
  }
  return { type, others };
}

/** Whether queries certainly read the table only together with another one: list queries, and required joins. */
export function needsJoin({ table }: AssociationNode): boolean {
  const node = nodeOf(table);
  const aggregation = node && aggregationOf(node.rule);
  return node !== undefined && (listRuleOf(node.rule) !== undefined || aggregation?.joinRequired.state === 'known');
}
