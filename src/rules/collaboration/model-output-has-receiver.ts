import { isComplete, itemsOf, knownValue } from '../../model/fact';
import { participants } from '../../model/members';
import { modelsIn } from '../../model/nodes';
import { code, text } from '../../private/text';
import { memberNames } from '../members';
import { nameOf, quoted, rule } from '../rule';

export const modelOutputHasReceiver = rule({
  id: 'ModelOutputHasReceiver',
  catalogueIds: ['CR-ML-019'],
  subject: 'collaboration',
  // A change request can give a member this ability.
  severity: 'warning',
  title: 'A member can receive the output of the models in a collaboration',
  why: 'trained models and inference output are delivered only to members who can receive them',
  fix: text`add ${code('MlMemberAbility.RECEIVE_INFERENCE_OUTPUT')} to ${code('mlAbilities')} of a member`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-model-prerequisites.html',
    basis: 'documented',
  },
  check: (collaboration) => {
    const models = itemsOf(modelsIn(collaboration));
    const members = participants(collaboration);
    const noneReceives =
      isComplete(collaboration.members) &&
      members.every(({ mlAbilities }) => isComplete(mlAbilities) && itemsOf(mlAbilities).length === 0);
    if (models.length === 0 || !noneReceives) {
      return [];
    }
    const names = quoted(models.map((model) => knownValue(model.name) ?? model.path));
    const isExported = models.some(({ exports }) => knownValue(exports) !== undefined);
    return [
      {
        what: `no member of ${nameOf(collaboration)} can receive the output of ${names}: ${memberNames(members)}`,
        fix: isExported
          ? text`add ${code('MlMemberAbility.RECEIVE_MODEL_OUTPUT')} to ${code('mlAbilities')} of a member`
          : undefined,
        property: 'Members',
      },
    ];
  },
});
