import { differ, knownValue } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

export const collaborationRuleFitsTableRule = rule({
  id: 'CollaborationRuleFitsTableRule',
  catalogueIds: ['CR-ASSOC-015'],
  subject: 'association',
  severity: 'error',
  title: 'The collaboration analysis rule has the type of the analysis rule of its table',
  why: 'the collaboration analysis rule extends the analysis rule of the table, and must have the same type',
  fix: text`create the association with ${code('membership.associate')}, which uses the type of the table`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ConfiguredTableAssociationAnalysisRuleCustom.html',
    basis: 'inferred',
    proof: text`a table has one analysis rule, and the API defines each type of collaboration analysis rule for tables with
      an analysis rule of that type`,
  },
  check: (association) => {
    const table = nodeOf(association.table);
    const own = knownValue(association.rule);
    const ofTable = table && knownValue(table.rule);
    if (!own || !ofTable) {
      return [];
    }
    const wrong = [
      differ(own.type, ofTable.type) ? `type ${quoted([knownValue(own.type)])}` : undefined,
      differ(own.policy, ofTable.type) ? `a policy of type ${quoted([knownValue(own.policy)])}` : undefined,
    ].filter((text) => text !== undefined);
    if (wrong.length === 0) {
      return [];
    }
    const subject = `the collaboration analysis rule of ${nameOf(association)}`;
    const type = quoted([knownValue(ofTable.type)]);
    return [
      {
        what: `${subject} has ${wrong.join(' and ')}, but the analysis rule of its table has type ${type}`,
        property: 'ConfiguredTableAssociationAnalysisRules',
      },
    ];
  },
});
