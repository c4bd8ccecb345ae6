import { epsilonIsSmallEnough } from '../../../src/rules/privacy-budget/epsilon-is-small-enough';
import { ABSENT, budget, known, UNKNOWN } from '../../support/nodes';
import { describeRule, type Fires } from '../../support/rule-harness';

const epsilonOf = (epsilon: number) => budget(undefined, { epsilon: known(epsilon) });

const fires = (epsilon: number): Fires => ({
  name: `epsilon is ${epsilon}`,
  subject: () => epsilonOf(epsilon),
  violations: [
    {
      severity: 'error',
      what: `\`epsilon\` of the privacy budget "Budget" is ${epsilon}, but your organization allows at most 5`,
      fix: 'reduce `epsilon` to 5 or less',
      property: 'Parameters.Epsilon',
    },
  ],
});

describeRule(
  epsilonIsSmallEnough,
  {
    fires: [fires(6), fires(20), fires(5.5)],
    quiet: [
      { name: 'epsilon is the largest one', subject: () => epsilonOf(5) },
      { name: 'epsilon is smaller', subject: () => epsilonOf(1) },
      { name: 'the budget limits accesses', subject: () => budget(undefined, { epsilon: ABSENT }) },
    ],
    unknown: [{ name: 'epsilon is a token', subject: () => budget(undefined, { epsilon: UNKNOWN }) }],
  },
  { maximumEpsilon: 5, minimumUsersNoisePerQuery: 100 },
);
