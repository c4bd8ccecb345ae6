import { userIdentifiersOf } from '../../model/analysis-rule';
import { isComplete, itemsOf } from '../../model/fact';
import { counted } from '../../private/counted';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

export const oneUserIdentifier = rule({
  id: 'OneUserIdentifier',
  catalogueIds: ['CR-CUSTOM-015'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'Differential privacy has exactly one user identifier column',
  why: 'differential privacy protects users, who are identified by one column',
  fix: text`specify one column, as in ${code('OutputProtection.differentialPrivacy("user_id")')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_DifferentialPrivacyConfiguration.html',
    basis: 'documented',
  },
  check: (table) => {
    const identifiers = userIdentifiersOf(table.rule);
    if (!identifiers) {
      return [];
    }
    const columns = itemsOf(identifiers);
    // Unknown columns can only increase the number of columns.
    if (columns.length === 1 || (columns.length === 0 && !isComplete(identifiers))) {
      return [];
    }
    const many = `${counted(columns.length, 'user identifier column')}: ${quoted(columns)}`;
    const count = columns.length === 0 ? 'no user identifier column' : many;
    return [
      {
        what: `${nameOf(table)} uses differential privacy with ${count}`,
        property: 'AnalysisRules',
      },
    ];
  },
});
