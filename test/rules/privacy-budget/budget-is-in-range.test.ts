import { budgetIsInRange } from '../../../src/rules/privacy-budget/budget-is-in-range';
import { ABSENT, budget, known, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'set `epsilon` to an integer from 1 to 20';

const of = (epsilon: number, usersNoisePerQuery: number) =>
  budget(undefined, { epsilon: known(epsilon), usersNoisePerQuery: known(usersNoisePerQuery) });

describeRule(budgetIsInRange, {
  fires: [
    {
      name: 'epsilon is below 1',
      subject: () => of(0, 30),
      violations: [
        {
          severity: 'error',
          what: '`epsilon` of the privacy budget "Budget" is 0, but must be an integer from 1 to 20',
          fix: FIX,
          property: 'Parameters',
        },
      ],
    },
    {
      name: 'epsilon is above 20',
      subject: () => of(21, 30),
      violations: [
        {
          severity: 'error',
          what: '`epsilon` of the privacy budget "Budget" is 21, but must be an integer from 1 to 20',
          fix: FIX,
          property: 'Parameters',
        },
      ],
    },
    {
      name: 'epsilon is no integer',
      subject: () => of(1.5, 30),
      violations: [
        {
          severity: 'error',
          what: '`epsilon` of the privacy budget "Budget" is 1.5, but must be an integer from 1 to 20',
          fix: FIX,
          property: 'Parameters',
        },
      ],
    },
    {
      name: 'epsilon is no number',
      subject: () => of(Number.NaN, 30),
      violations: [
        {
          severity: 'error',
          what: '`epsilon` of the privacy budget "Budget" is NaN, but must be an integer from 1 to 20',
          fix: FIX,
          property: 'Parameters',
        },
      ],
    },
    {
      name: 'the noise is below 10',
      subject: () => of(3, 9),
      violations: [
        {
          severity: 'error',
          what: '`usersNoisePerQuery` of the privacy budget "Budget" is 9, but must be an integer from 10 to 100',
          fix: 'set `usersNoisePerQuery` to an integer from 10 to 100',
          property: 'Parameters',
        },
      ],
    },
    {
      name: 'the noise is above 100',
      subject: () => of(3, 101),
      violations: [
        {
          severity: 'error',
          what: '`usersNoisePerQuery` of the privacy budget "Budget" is 101, but must be an integer from 10 to 100',
          fix: 'set `usersNoisePerQuery` to an integer from 10 to 100',
          property: 'Parameters',
        },
      ],
    },
    {
      name: 'the noise is no integer',
      subject: () => of(3, 10.5),
      violations: [
        {
          severity: 'error',
          what: '`usersNoisePerQuery` of the privacy budget "Budget" is 10.5, but must be an integer from 10 to 100',
          fix: 'set `usersNoisePerQuery` to an integer from 10 to 100',
          property: 'Parameters',
        },
      ],
    },
    {
      name: 'both are out of range',
      subject: () => of(-1, 1000),
      violations: [
        {
          severity: 'error',
          what: '`epsilon` of the privacy budget "Budget" is -1, but must be an integer from 1 to 20',
          fix: FIX,
          property: 'Parameters',
        },
        {
          severity: 'error',
          what: '`usersNoisePerQuery` of the privacy budget "Budget" is 1000, but must be an integer from 10 to 100',
          fix: 'set `usersNoisePerQuery` to an integer from 10 to 100',
          property: 'Parameters',
        },
      ],
    },
  ],
  quiet: [
    { name: 'both are the least', subject: () => of(1, 10) },
    { name: 'both are the most', subject: () => of(20, 100) },
    {
      name: 'an access budget has neither',
      subject: () => budget(undefined, { epsilon: ABSENT, usersNoisePerQuery: ABSENT }),
    },
  ],
  unknown: [
    {
      name: 'both are tokens',
      subject: () => budget(undefined, { epsilon: UNKNOWN, usersNoisePerQuery: UNKNOWN }),
    },
  ],
});
