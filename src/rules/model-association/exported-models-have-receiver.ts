import { excludes, isComplete, knownValue } from '../../model/fact';
import { participants } from '../../model/members';
import { collaborationOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { CAN_RECEIVE_INFERENCE_OUTPUT, CAN_RECEIVE_MODEL_OUTPUT } from '../../private/words';
import { memberNames } from '../members';
import { nameOf, rule } from '../rule';

export const exportedModelsHaveReceiver = rule({
  id: 'ExportedModelsHaveReceiver',
  catalogueIds: ['CR-ML-020'],
  subject: 'modelAssociation',
  // A change request can give a member this ability.
  severity: 'warning',
  title: 'A model can be exported only if a member can receive it',
  why: 'trained models are exported only to members who can receive model output',
  fix: text`add ${code('MlMemberAbility.RECEIVE_MODEL_OUTPUT')} to ${code('mlAbilities')} of a member, or remove the
    policy for exports of the model`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-model-prerequisites.html',
    basis: 'inferred',
  },
  check: (association) => {
    const collaboration = collaborationOf(association);
    if (!collaboration || !isComplete(collaboration.members) || !knownValue(association.exports)) {
      return [];
    }
    const members = participants(collaboration);
    const noneReceives = members.every(({ mlAbilities }) => excludes(mlAbilities, CAN_RECEIVE_MODEL_OUTPUT));
    // Without any receiver, the collaboration is reported.
    const isReported = members.every(({ mlAbilities }) => excludes(mlAbilities, CAN_RECEIVE_INFERENCE_OUTPUT));
    return noneReceives && !isReported
      ? [
          {
            what: `the model association ${nameOf(association)} can be exported, but no member of ${nameOf(collaboration)} can receive model output: ${memberNames(members)}`,
            property: 'PrivacyConfiguration.Policies.TrainedModelExports',
          },
        ]
      : [];
  },
});
