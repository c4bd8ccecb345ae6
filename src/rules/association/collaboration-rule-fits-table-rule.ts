import { differ, knownValue } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

export const collaborationRuleFitsTableRule = rule({
  id: 'CollaborationRuleFitsTableRule',
  catalogueIds: ['CR-ASSOC-015'],
  subject: 'association',
  severity: 'error',
  title: 'The collaboration analysis rule has the type of the rule of the table',
  why: 'the collaboration analysis rule completes the rule of the table, and there is a kind of it for each type',
  fix: text`make the association with ${code('membership.associate')}, which takes the type from the table`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ConfiguredTableAssociationAnalysisRuleCustom.html',
    basis: 'documented',
  },
  check: (association) => {
    const table = nodeOf(association.table);
    const own = knownValue(association.rule);
    const ofTable = table && knownValue(table.rule);
    if (!own || !ofTable) {
      return [];
    }
    const wrong = [
      differ(own.type, ofTable.type) ? `is of type ${quoted([knownValue(own.type)])}` : undefined,
      differ(own.policy, ofTable.type) ? `holds a policy for ${quoted([knownValue(own.policy)])}` : undefined,
    ].filter((text) => text !== undefined);
    if (wrong.length === 0) {
      return [];
    }
    const name = `the rule of the association ${nameOf(association)}`;
    const type = quoted([knownValue(ofTable.type)]);
    return [
      {
        what: `${name} ${wrong.join(' and ')}, but that of its table is of type ${type}`,
        property: 'ConfiguredTableAssociationAnalysisRules',
      },
    ];
  },
});
