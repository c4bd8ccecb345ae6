import { knownValue } from '../../model/fact';
import { code, text } from '../../private/text';
import { nameOf, rule } from '../rule';

const RANGES = [
  { parameter: 'epsilon', minimum: 1, maximum: 20 },
  { parameter: 'usersNoisePerQuery', minimum: 10, maximum: 100 },
] as const;

export const budgetIsInRange = rule({
  id: 'BudgetIsInRange',
  catalogueIds: ['CR-BUDGET-002', 'CR-BUDGET-003'],
  subject: 'privacyBudget',
  severity: 'error',
  title: 'Epsilon is an integer from 1 to 20, and the noise per query an integer from 10 to 100',
  why: 'Clean Rooms accepts only values in these ranges',
  fix: text`set ${code('epsilon')} to an integer from 1 to 20 and ${code('usersNoisePerQuery')} to an integer from 10 to
    100 in ${code('PrivacyBudget.differentialPrivacy')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_DifferentialPrivacyTemplateParametersInput.html',
    basis: 'documented',
  },
  check: (budget) =>
    RANGES.flatMap(({ parameter, minimum, maximum }) => {
      const value = knownValue(budget[parameter]);
      if (value === undefined || (Number.isInteger(value) && value >= minimum && value <= maximum)) {
        return [];
      }
      const range = `an integer from ${minimum} to ${maximum}`;
      return [
        {
          what: text`${code(parameter)} of the privacy budget ${nameOf(budget)} is ${value}, but must be ${range}`,
          fix: text`set ${code(parameter)} to ${range}`,
          property: 'Parameters',
        },
      ];
    }),
});
