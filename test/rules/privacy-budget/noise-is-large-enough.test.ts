import { noiseIsLargeEnough } from '../../../src/rules/privacy-budget/noise-is-large-enough';
import { ABSENT, budget, known, UNKNOWN } from '../../support/nodes';
import { describeRule, type Fires } from '../../support/rule-harness';

const noiseOf = (noise: number) => budget(undefined, { usersNoisePerQuery: known(noise) });

const fires = (noise: number): Fires => ({
  name: `the noise is ${noise}`,
  subject: () => noiseOf(noise),
  violations: [
    {
      severity: 'error',
      what: `\`usersNoisePerQuery\` of the privacy budget "Budget" is ${noise}, but your organization requires at least 30`,
      fix: 'increase `usersNoisePerQuery` to 30 or more',
      property: 'Parameters.UsersNoisePerQuery',
    },
  ],
});

describeRule(
  noiseIsLargeEnough,
  {
    fires: [fires(29), fires(10)],
    quiet: [
      { name: 'the noise is the smallest one', subject: () => noiseOf(30) },
      { name: 'the noise is larger', subject: () => noiseOf(100) },
      { name: 'the budget limits accesses', subject: () => budget(undefined, { usersNoisePerQuery: ABSENT }) },
    ],
    unknown: [{ name: 'the noise is a token', subject: () => budget(undefined, { usersNoisePerQuery: UNKNOWN }) }],
  },
  { minimumUsersNoisePerQuery: 30, maximumEpsilon: 1 },
);
