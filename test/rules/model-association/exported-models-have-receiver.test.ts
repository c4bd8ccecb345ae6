import type { Fact, ListFact } from '../../../src/model/fact';
import { exportedModelsHaveReceiver } from '../../../src/rules/model-association/exported-models-have-receiver';
import {
  ABSENT,
  ADVERTISER,
  collaboration,
  known,
  list,
  member,
  membership,
  modelAssociation,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'add `MlMemberAbility.RECEIVE_MODEL_OUTPUT` to `mlAbilities` of a member, or remove the policy for exports of the model';

const EXPORTS = known(list(['MODEL']));

const exported = (mlAbilities: ListFact<string>, exports: Fact<ListFact<string>> = EXPORTS, complete = true) => {
  const receiver = member(ADVERTISER, ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'], { mlAbilities });
  return modelAssociation(membership(collaboration({ members: list([receiver], complete) })), undefined, { exports });
};

describeRule(exportedModelsHaveReceiver, {
  fires: [
    {
      name: 'only inference output can be received',
      subject: () => exported(list(['CAN_RECEIVE_INFERENCE_OUTPUT'])),
      violations: [
        {
          severity: 'warning',
          what: 'the model association "lookalike" can be exported, but no member of "Ads" can receive model output: 111111111111 ("Member 111111111111"), 222222222222 ("Member 222222222222")',
          fix: FIX,
          property: 'PrivacyConfiguration.Policies.TrainedModelExports',
        },
      ],
    },
  ],
  quiet: [
    { name: 'models can be received', subject: () => exported(list(['CAN_RECEIVE_MODEL_OUTPUT'])) },
    { name: 'nothing is exported', subject: () => exported(list(['CAN_RECEIVE_INFERENCE_OUTPUT']), ABSENT) },
    { name: 'nothing can be received, so that the collaboration is reported', subject: () => exported(ABSENT) },
  ],
  unknown: [
    {
      name: 'the collaboration is outside of the app',
      subject: () => modelAssociation(undefined, undefined, { exports: EXPORTS }),
    },
    { name: 'a member is unknown', subject: () => exported(list(['CAN_RECEIVE_INFERENCE_OUTPUT']), EXPORTS, false) },
    { name: 'an ability is a token', subject: () => exported(list(['CAN_RECEIVE_INFERENCE_OUTPUT'], false)) },
    { name: 'the exports are a token', subject: () => exported(list(['CAN_RECEIVE_INFERENCE_OUTPUT']), UNKNOWN) },
  ],
});
