import { flatMap, is, itemsOf, type ListFact } from '../../model/fact';
import { collaborationOf, nodeOf, type PrivacyBudgetNode } from '../../model/nodes';
import { code, text } from '../../private/text';
import { DIFFERENTIAL_PRIVACY } from '../../private/words';
import { nameOf, quoted, rule } from '../rule';

export const oneDifferentialPrivacyBudget = rule({
  id: 'OneDifferentialPrivacyBudget',
  catalogueIds: ['CR-BUDGET-005'],
  subject: 'privacyBudget',
  severity: 'error',
  title: 'A collaboration has one differential privacy budget',
  why: 'one privacy budget limits what queries reveal about all tables that use differential privacy',
  fix: text`keep one privacy budget, with ${code('epsilon')} and ${code('usersNoisePerQuery')} suitable for all tables
    of the collaboration that use differential privacy`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreatePrivacyBudgetTemplate.html',
    basis: 'documented',
  },
  check: (budget) => {
    const membership = nodeOf(budget.membership);
    if (!membership || !is(budget.type, DIFFERENTIAL_PRIVACY)) {
      return [];
    }
    const earlier = (budgets: ListFact<PrivacyBudgetNode>) =>
      itemsOf(budgets).find((other) => other.order < budget.order && is(other.type, DIFFERENTIAL_PRIVACY));
    const own = earlier(membership.budgets);
    if (own) {
      const subject = `the membership ${nameOf(membership)}`;
      return [{ what: `${subject} already has a differential privacy budget: ${quoted([own.path])}` }];
    }
    const collaboration = collaborationOf(budget);
    const ofPartner = collaboration && earlier(flatMap(collaboration.memberships, ({ budgets }) => budgets));
    if (!ofPartner) {
      return [];
    }
    const subject = `the collaboration ${nameOf(collaboration)}`;
    return [
      {
        what: `${subject} already has a differential privacy budget of another member: ${quoted([ofPartner.path])}`,
        fix: 'keep one of them, which applies to all tables of the collaboration that use differential privacy',
        // The page counts the templates of a collaboration, although it can have several with access budgets.
        severity: 'warning',
      },
    ];
  },
});
