import type { Rule } from '../rule';
import { exportedModelsHaveReceiver } from './exported-models-have-receiver';
import { logReceiversAreMembers } from './log-receivers-are-members';
import { modelIsOfMembershipAccount } from './model-is-of-membership-account';
import { modelKeepsTrainingData } from './model-keeps-training-data';
import { redactionPatternsFitEntities } from './redaction-patterns-fit-entities';
import { someTableAllowsModel } from './some-table-allows-model';

/** The rules for configured model algorithm associations. */
export const MODEL_ASSOCIATION_RULES: readonly Rule[] = [
  modelIsOfMembershipAccount,
  logReceiversAreMembers,
  redactionPatternsFitEntities,
  exportedModelsHaveReceiver,
  modelKeepsTrainingData,
  someTableAllowsModel,
];
