import { isAbsent, knownValue } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { nameOf, rule } from '../rule';

export const associationHasCollaborationRule = rule({
  id: 'AssociationHasCollaborationRule',
  catalogueIds: ['CR-ASSOC-017'],
  subject: 'association',
  severity: 'warning',
  title: 'An association has a collaboration analysis rule',
  why: 'a table that allows direct or additional analyses is not ready in a collaboration until it has this rule',
  fix: text`create the association with ${code('membership.associate')}, and specify ${code('resultReceivers')} if the
    members of the collaboration are not known`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/add-collaboration-analysis-rule.html',
    basis: 'documented',
  },
  check: (association) => {
    const table = nodeOf(association.table);
    // A table without an analysis rule is the subject of AssociatedTableHasRule.
    if (!isAbsent(association.rule) || !table || !knownValue(table.rule)) {
      return [];
    }
    const subject = `${nameOf(association)} has no collaboration analysis rule`;
    return [
      {
        what: `${subject}, so the table ${nameOf(table)} is not ready for analyses`,
        property: 'ConfiguredTableAssociationAnalysisRules',
      },
    ];
  },
});
