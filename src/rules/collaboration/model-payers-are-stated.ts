import { includes, is, isAbsent, isComplete } from '../../model/fact';
import { type MemberFacts, participants } from '../../model/members';
import { ALL_COSTS, type Cost } from '../../model/payment';
import { code, text } from '../../private/text';
import { CAN_QUERY, CAN_RECEIVE_INFERENCE_OUTPUT, CAN_RECEIVE_MODEL_OUTPUT } from '../../private/words';
import { memberNames } from '../members';
import { paymentNames } from '../payments';
import { nameOf, rule } from '../rule';

/** The abilities for which a cost arises. */
const ABILITIES: readonly (readonly [Cost, string])[] = [
  ['modelTraining', CAN_RECEIVE_MODEL_OUTPUT],
  ['modelInference', CAN_RECEIVE_INFERENCE_OUTPUT],
];

export const modelPayersAreStated = rule({
  id: 'ModelPayersAreStated',
  catalogueIds: ['CR-COLLAB-016'],
  subject: 'collaboration',
  severity: 'warning',
  title: 'Where payers are specified and members receive output of models, the payers of models are specified',
  why: 'the member who can query pays for training and inference by default, also if another member pays for queries',
  fix: text`add ${code('Payment.MODEL_TRAINING')} and ${code('Payment.MODEL_INFERENCE')} to
    ${code('paymentResponsibilities')} of the members who pay for them`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ModelTrainingPaymentConfig.html',
    basis: 'documented',
  },
  check: (collaboration) => {
    const members = participants(collaboration);
    const queriers = members.filter(({ abilities }) => includes(abilities, CAN_QUERY));
    const costs = ABILITIES.flatMap(([cost, ability]) => {
      const arises = members.some(({ mlAbilities }) => includes(mlAbilities, ability));
      return arises && members.every(({ payments }) => isAbsent(payments[cost])) ? [cost] : [];
    });
    if (costs.length === 0 || queriers.length === 0 || !isComplete(collaboration.members)) {
      return [];
    }
    // Where no other member pays for anything, the default is meant.
    const payers = members.filter((member) => !queriers.includes(member) && paysForSomething(member));
    if (payers.length === 0) {
      return [];
    }
    return [
      {
        what: text`no member of ${nameOf(collaboration)} is responsible for ${paymentNames(costs)}, so
          ${memberNames(queriers)} pays by default, while ${memberNames(payers)} pays for other costs`,
        fix: text`add ${paymentNames(costs)} to ${code('paymentResponsibilities')} of a member`,
      },
    ];
  },
});

function paysForSomething({ payments }: MemberFacts): boolean {
  return ALL_COSTS.some((cost) => is(payments[cost], true));
}
