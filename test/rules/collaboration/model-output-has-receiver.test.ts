import { type Fact, itemsOf, type ListFact } from '../../../src/model/fact';
import { modelOutputHasReceiver } from '../../../src/rules/collaboration/model-output-has-receiver';
import {
  ABSENT,
  ADVERTISER,
  collaboration,
  known,
  list,
  member,
  membership,
  modelAssociation,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'add `MlMemberAbility.RECEIVE_INFERENCE_OUTPUT` to `mlAbilities` of a member';

const EXPORTS = known(list(['MODEL']));

const room = (mlAbilities: ListFact<string>, exports: Fact<ListFact<string>> = ABSENT, complete = true) => {
  const receiver = member(ADVERTISER, ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'], { mlAbilities });
  const ads = collaboration({ members: list([receiver], complete) });
  modelAssociation(membership(ads), undefined, { exports });
  return ads;
};

describeRule(modelOutputHasReceiver, {
  fires: [
    {
      name: 'no member can receive output',
      subject: () => room(ABSENT),
      violations: [
        {
          severity: 'warning',
          what: 'no member of "Ads" can receive the output of "lookalike": 111111111111 ("Member 111111111111"), 222222222222 ("Member 222222222222")',
          fix: FIX,
          property: 'Members',
        },
      ],
    },
    {
      name: 'no member can receive the exported models, which are some of all models',
      subject: () => {
        const ads = room(list([]), EXPORTS);
        const [publisher] = itemsOf(ads.memberships);
        modelAssociation(publisher, undefined, { name: known('churn') });
        return ads;
      },
      violations: [
        {
          severity: 'warning',
          what: 'no member of "Ads" can receive the output of "lookalike", "churn": 111111111111 ("Member 111111111111"), 222222222222 ("Member 222222222222")',
          fix: 'add `MlMemberAbility.RECEIVE_MODEL_OUTPUT` to `mlAbilities` of a member',
          property: 'Members',
        },
      ],
    },
  ],
  quiet: [
    { name: 'a member can receive inference output', subject: () => room(list(['CAN_RECEIVE_INFERENCE_OUTPUT'])) },
    { name: 'there is no model', subject: () => collaboration() },
  ],
  unknown: [
    { name: 'an ability is a token', subject: () => room(list([], false)) },
    { name: 'a member is unknown', subject: () => room(ABSENT, ABSENT, false) },
  ],
});
