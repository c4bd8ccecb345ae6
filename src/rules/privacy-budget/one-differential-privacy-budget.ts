import { is } from '../../model/fact';
import { collaborationOf, nodeOf, type PrivacyBudgetNode } from '../../model/nodes';
import { code, text } from '../../private/text';
import { DIFFERENTIAL_PRIVACY } from '../../private/words';
import { nameOf, rule } from '../rule';

export const oneDifferentialPrivacyBudget = rule({
  id: 'OneDifferentialPrivacyBudget',
  catalogueIds: ['CR-BUDGET-005'],
  subject: 'privacyBudget',
  severity: 'error',
  title: 'A collaboration has one differential privacy budget',
  why: 'one budget counts what is learned from all tables under differential privacy',
  fix: text`keep one budget, with an ${code('epsilon')} and a noise that suit all protected tables of the member`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreatePrivacyBudgetTemplate.html',
    basis: 'documented',
  },
  check: (budget) => {
    const membership = nodeOf(budget.membership);
    if (!membership || !is(budget.type, DIFFERENTIAL_PRIVACY)) {
      return [];
    }
    const earlier = (budgets: readonly PrivacyBudgetNode[]) =>
      budgets.find((other) => other.order < budget.order && is(other.type, DIFFERENTIAL_PRIVACY));
    const own = earlier(membership.budgets);
    if (own) {
      const name = `the membership ${nameOf(membership)}`;
      return [{ what: `${name} has a differential privacy budget already, at ${own.path}` }];
    }
    const collaboration = collaborationOf(budget);
    const foreign = collaboration && earlier(collaboration.memberships.flatMap(({ budgets }) => budgets));
    if (!foreign) {
      return [];
    }
    const name = `the collaboration ${nameOf(collaboration)}`;
    return [
      {
        what: `${name} has a differential privacy budget of another member, at ${foreign.path}`,
        fix: 'let one member only have tables under differential privacy, and a budget for them',
        // Other pages describe two members with protected tables, and so with two budgets.
        severity: 'warning',
      },
    ];
  },
});
