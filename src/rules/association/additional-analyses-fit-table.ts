import { is, isAbsent, itemsOf, knownValue } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { NOT_ALLOWED } from '../../private/words';
import { nameOf, rule } from '../rule';

export const additionalAnalysesFitTable = rule({
  id: 'AdditionalAnalysesFitTable',
  catalogueIds: ['CR-ASSOC-021'],
  subject: 'association',
  severity: 'error',
  title: 'An association allows additional analyses only if its table allows them',
  why: 'an association can restrict what its table allows, but cannot extend it',
  fix: text`set ${code('additionalAnalyses')} in the analysis rule of the table to ${code('AdditionalAnalyses.ALLOWED')}, or
    remove ${code('allowedAdditionalAnalyses')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/add-collaboration-analysis-rule.html',
    basis: 'documented',
  },
  check: (association) => {
    const table = nodeOf(association.table);
    const additional = table && knownValue(table.rule)?.additionalAnalyses;
    if (!additional || itemsOf(association.additionalAnalyses).length === 0) {
      return [];
    }
    const what = `${nameOf(association)} allows additional analyses, but the analysis rule of its table`;
    const property = 'ConfiguredTableAssociationAnalysisRules';
    if (is(additional, NOT_ALLOWED)) {
      return [{ what: `${what} does not allow them`, property }];
    }
    return isAbsent(additional) ? [{ what: `${what} does not mention them`, severity: 'warning', property }] : [];
  },
});
