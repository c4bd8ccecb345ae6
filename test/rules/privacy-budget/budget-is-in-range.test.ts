import { budgetIsInRange } from '../../../src/rules/privacy-budget/budget-is-in-range';
import { ABSENT, budget, known, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const of = (epsilon: number, usersNoisePerQuery: number) =>
  budget(undefined, { epsilon: known(epsilon), usersNoisePerQuery: known(usersNoisePerQuery) });

describeRule(budgetIsInRange, {
  fires: [
    {
      name: 'epsilon is below 1',
      subject: () => of(0, 30),
      says: ['epsilon of the budget "Budget" is 0, which is not an integer of 1 to 20', 'set epsilon to an integer'],
      severity: 'error',
    },
    { name: 'epsilon is above 20', subject: () => of(21, 30), says: ['is 21'] },
    { name: 'epsilon is no integer', subject: () => of(1.5, 30), says: ['is 1.5'] },
    { name: 'epsilon is no number', subject: () => of(Number.NaN, 30), says: ['is NaN'] },
    {
      name: 'the noise is below 10',
      subject: () => of(3, 9),
      says: ['usersNoisePerQuery of the budget "Budget" is 9, which is not an integer of 10 to 100'],
    },
    { name: 'the noise is above 100', subject: () => of(3, 101), says: ['is 101'] },
    { name: 'the noise is no integer', subject: () => of(3, 10.5), says: ['is 10.5'] },
    { name: 'both are out of range', subject: () => of(-1, 1000), says: ['is -1', 'is 1000'] },
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
