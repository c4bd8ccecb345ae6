import { isComplete, itemsOf, knownValue } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { REQUIRED } from '../../private/words';
import { nameOf, rule } from '../rule';

export const tableHasResultReceiver = rule({
  id: 'TableHasResultReceiver',
  catalogueIds: ['CR-ASSOC-019'],
  subject: 'association',
  // A receiver can be added later.
  severity: 'warning',
  title: 'The collaboration analysis rule of a table allows a result receiver',
  why: 'analyses can read the table only if a member can receive their results',
  fix: text`add the account of a member who can receive results to ${code('resultReceivers')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/add-collaboration-analysis-rule.html',
    basis: 'documented',
  },
  check: (association) => {
    const own = knownValue(association.rule);
    const table = nodeOf(association.table);
    const additional = table && knownValue(table.rule)?.additionalAnalyses;
    // A table for additional analyses only, or one that lists such analyses, has no receivers.
    const isForAdditional =
      !additional ||
      additional.state === 'unknown' ||
      knownValue(additional) === REQUIRED ||
      !isComplete(association.additionalAnalyses) ||
      itemsOf(association.additionalAnalyses).length > 0;
    if (!own || isForAdditional || !isComplete(own.receivers) || itemsOf(own.receivers).length > 0) {
      return [];
    }
    return [
      {
        what: `the collaboration analysis rule of ${nameOf(association)} allows no result receiver`,
        property: 'ConfiguredTableAssociationAnalysisRules',
      },
    ];
  },
});
