import { isComplete, itemsOf, knownValue } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { ALLOWED, REQUIRED } from '../../private/words';
import { nameOf, rule } from '../rule';

export const additionalAnalysesAreConfigured = rule({
  id: 'AdditionalAnalysesAreConfigured',
  catalogueIds: ['CR-CUSTOM-036', 'CR-LIST-006'],
  subject: 'association',
  // The analyses can be allowed once they exist.
  severity: 'warning',
  title: 'The association of a table for additional analyses allows an additional analysis',
  why: 'an additional analysis can use a table only if both the table and its association allow it',
  fix: text`set ${code('allowedAdditionalAnalyses')} of the association, or acknowledge this warning until the analyses
    exist`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/add-analysis-rule.html',
    basis: 'documented',
  },
  check: (association) => {
    const table = nodeOf(association.table);
    const ofTable = table && knownValue(table.rule);
    const additional = ofTable && knownValue(ofTable.additionalAnalyses);
    // AssociationHasCollaborationRule reports an association without a rule.
    if (association.rule.state !== 'known' || !isComplete(association.additionalAnalyses)) {
      return [];
    }
    const isExpected = additional === REQUIRED || (additional === ALLOWED && ofTable?.list.state === 'known');
    if (!isExpected || itemsOf(association.additionalAnalyses).length > 0) {
      return [];
    }
    const what = `${nameOf(association)} allows no additional analysis, but the analysis rule of its table`;
    return [
      {
        what: additional === REQUIRED ? `${what} requires one, so nothing can use the table` : `${what} allows them`,
        property: 'ConfiguredTableAssociationAnalysisRules',
      },
    ];
  },
});
