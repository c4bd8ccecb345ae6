import { aggregationOf, listRuleOf } from '../../model/analysis-rule';
import { isComplete, itemsOf, knownValue } from '../../model/fact';
import { type AssociationNode, associationsIn, collaborationOf, nodeOf } from '../../model/nodes';
import { nameOf, quoted, rule } from '../rule';

export const joinedTablesShareRuleType = rule({
  id: 'JoinedTablesShareRuleType',
  catalogueIds: ['CR-ASSOC-014'],
  subject: 'association',
  severity: 'warning',
  title: 'A table that is only read in joins has the rule type of another table of the collaboration',
  why: 'a query can read only tables whose analysis rules have the same type',
  fix: 'use the type of the other tables for the analysis rule, or associate another table with a rule of this type',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules.html',
    basis: 'documented',
  },
  check: (association) => {
    const collaboration = collaborationOf(association);
    const type = ruleTypeOf(association);
    if (!collaboration || type === undefined || !needsJoin(association)) {
      return [];
    }
    const all = associationsIn(collaboration);
    const others = itemsOf(all).filter((other) => other !== association);
    const types = others.map(ruleTypeOf);
    // A table that is not known, or whose type is not known, can have the same type.
    if (!isComplete(all) || others.length === 0 || types.some((other) => other === undefined || other === type)) {
      return [];
    }
    const subject = `${nameOf(association)} has an analysis rule of type ${quoted([type])}`;
    const beside = others.map((other, i) => `${nameOf(other)} (${quoted([types[i]])})`);
    return [
      {
        what: `${subject}, so no query can join it with ${beside.join(', ')}`,
        property: 'ConfiguredTableIdentifier',
      },
    ];
  },
});

/** Whether queries certainly read the table only together with another one: list queries, and required joins. */
function needsJoin({ table }: AssociationNode): boolean {
  const node = nodeOf(table);
  const aggregation = node && aggregationOf(node.rule);
  return node !== undefined && (listRuleOf(node.rule) !== undefined || aggregation?.joinRequired.state === 'known');
}

function ruleTypeOf({ table }: AssociationNode): string | undefined {
  const node = nodeOf(table);
  const rule = node && knownValue(node.rule);
  return rule && knownValue(rule.type);
}
