import type { PrivacyBudgetNode } from '../../../src/model/nodes';
import { budgetParametersFitType } from '../../../src/rules/privacy-budget/budget-parameters-fit-type';
import { ABSENT, budget, known, list, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'create the budget with `PrivacyBudget.differentialPrivacy` or `PrivacyBudget.access`, which set the parameters of their type';

const ARN = 'arn:aws:cleanrooms:us-east-1:111111111111:membership/m/configuredtableassociation/a';

const access = (more: Partial<PrivacyBudgetNode> = {}) =>
  budget(undefined, {
    type: known('ACCESS_BUDGET'),
    epsilon: ABSENT,
    usersNoisePerQuery: ABSENT,
    resourcePointer: { kind: 'literal', text: ARN },
    limits: list([{ type: known('LIFETIME'), budget: known(10) }]),
    ...more,
  });

describeRule(budgetParametersFitType, {
  fires: [
    {
      name: 'an access budget has the parameters of differential privacy',
      subject: () => budget(undefined, { type: known('ACCESS_BUDGET') }),
      violations: [
        {
          severity: 'error',
          what: 'the privacy budget "Budget" is of type "ACCESS_BUDGET", but is missing `resourceArn`, `budgetParameters` and has `epsilon`, `usersNoisePerQuery`',
          fix: FIX,
          property: 'Parameters',
        },
      ],
    },
    {
      name: 'a differential privacy budget has the parameters of an access budget',
      subject: () => access({ type: known('DIFFERENTIAL_PRIVACY') }),
      violations: [
        {
          severity: 'error',
          what: 'the privacy budget "Budget" is of type "DIFFERENTIAL_PRIVACY", but is missing `epsilon`, `usersNoisePerQuery` and has `resourceArn`, `budgetParameters`',
          fix: FIX,
          property: 'Parameters',
        },
      ],
    },
    {
      name: 'the noise is missing',
      subject: () => budget(undefined, { usersNoisePerQuery: ABSENT }),
      violations: [
        {
          severity: 'error',
          what: 'the privacy budget "Budget" is of type "DIFFERENTIAL_PRIVACY", but is missing `usersNoisePerQuery`',
          fix: FIX,
          property: 'Parameters',
        },
      ],
    },
    {
      name: 'an access budget has an epsilon as well',
      subject: () => access({ epsilon: known(3) }),
      violations: [
        {
          severity: 'error',
          what: 'the privacy budget "Budget" is of type "ACCESS_BUDGET", but has `epsilon`',
          fix: FIX,
          property: 'Parameters',
        },
      ],
    },
    {
      name: 'an access budget has no table',
      subject: () => access({ resourcePointer: { kind: 'absent' } }),
      violations: [
        {
          severity: 'error',
          what: 'the privacy budget "Budget" is of type "ACCESS_BUDGET", but is missing `resourceArn`',
          fix: FIX,
          property: 'Parameters',
        },
      ],
    },
  ],
  quiet: [
    { name: 'a differential privacy budget has epsilon and noise', subject: () => budget(undefined) },
    { name: 'an access budget has a table and limits', subject: () => access() },
    { name: 'the type is a new one', subject: () => budget(undefined, { type: known('OTHER'), epsilon: ABSENT }) },
  ],
  unknown: [
    { name: 'the type is a token', subject: () => budget(undefined, { type: UNKNOWN, epsilon: ABSENT }) },
    {
      name: 'the parameters of a differential privacy budget are a token',
      subject: () =>
        budget(undefined, {
          epsilon: UNKNOWN,
          usersNoisePerQuery: UNKNOWN,
          resourcePointer: { kind: 'unknown' },
          limits: UNKNOWN,
        }),
    },
    {
      name: 'the parameters of an access budget are a token',
      subject: () =>
        access({
          epsilon: UNKNOWN,
          usersNoisePerQuery: UNKNOWN,
          resourcePointer: { kind: 'unknown' },
          limits: UNKNOWN,
        }),
    },
  ],
});
