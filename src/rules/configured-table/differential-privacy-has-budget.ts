import { userIdentifiersOf } from '../../model/analysis-rule';
import { isComplete, isNot, itemsOf } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { DIFFERENTIAL_PRIVACY } from '../../private/words';
import { nameOf, quoted, rule } from '../rule';

export const differentialPrivacyHasBudget = rule({
  id: 'DifferentialPrivacyHasBudget',
  catalogueIds: ['CR-CUSTOM-019'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'A membership with a table that uses differential privacy has a privacy budget',
  why: 'a table that uses differential privacy can be queried only after its owner creates a privacy budget',
  fix: text`create one with
    ${code('membership.addPrivacyBudget("Budget", PrivacyBudget.differentialPrivacy({ … }))')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/dp-settings.html',
    basis: 'documented',
  },
  check: (table) => {
    if (!userIdentifiersOf(table.rule)) {
      return [];
    }
    const memberships = new Set(itemsOf(table.associations).flatMap(({ membership }) => nodeOf(membership) ?? []));
    const without = [...memberships].filter(
      ({ budgets }) => isComplete(budgets) && itemsOf(budgets).every(({ type }) => isNot(type, DIFFERENTIAL_PRIVACY)),
    );
    return without.map(({ path }) => ({
      what: `${nameOf(table)} uses differential privacy, but the membership ${quoted([path])} has no budget for it`,
    }));
  },
});
