import type { Fact } from '../../../src/model/fact';
import { membershipInferenceIsLimited } from '../../../src/rules/analysis-template/membership-inference-is-limited';
import { known, list, template, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'set `maxMembershipInferenceAttackScore` to a value below 1, for example 0.6';

function accepting(attackScore: Fact<number>) {
  return template(undefined, 'SELECT 1', { synthesis: known({ columns: list([]), attackScore }) });
}

describeRule(membershipInferenceIsLimited, {
  fires: [
    {
      name: 'the score is 1',
      subject: () => accepting(known(1)),
      violations: [
        {
          severity: 'warning',
          what: '"Reach" accepts an attack score of 1',
          fix: FIX,
          property: 'SyntheticDataParameters',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the score is lower', subject: () => accepting(known(0.99)) },
    { name: 'there is no synthetic data', subject: () => template(undefined, 'SELECT 1') },
  ],
  unknown: [
    { name: 'the score is a token', subject: () => accepting(UNKNOWN) },
    { name: 'the parameters are a token', subject: () => template(undefined, 'SELECT 1', { synthesis: UNKNOWN }) },
  ],
});
