import { addedMember } from './added-member';
import { campaignReach } from './campaign-reach';
import { customModel } from './custom-model';
import { identityMatching } from './identity-matching';
import { invited } from './invited';
import type { Lifecycle } from './lifecycle';
import { lookalikeModel } from './lookalike-model';
import { propensityModel } from './propensity-model';
import { pysparkJob } from './pyspark-job';
import { testBed } from './test-bed';

/** One for each example. Those that take longest come first. */
export const LIFECYCLES: readonly Lifecycle[] = [
  addedMember,
  campaignReach,
  testBed,
  customModel,
  identityMatching,
  pysparkJob,
  propensityModel,
  lookalikeModel,
  invited,
];
