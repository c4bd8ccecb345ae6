import type { Rule } from '../rule';
import { analysesAreLogged } from './analyses-are-logged';
import { autoApprovalIsStatedOnce } from './auto-approval-is-stated-once';
import { collaborationOutlivesStack } from './collaboration-outlives-stack';
import { creatorIsNotInvited } from './creator-is-not-invited';
import { creatorJoinsCollaboration } from './creator-joins-collaboration';
import { eachCostHasOnePayer } from './each-cost-has-one-payer';
import { engineIsSpark } from './engine-is-spark';
import { jobPayerHasRunner } from './job-payer-has-runner';
import { jobRunnerCanQuery } from './job-runner-can-query';
import { jobsHavePayer } from './jobs-have-payer';
import { membersApproveChanges } from './members-approve-changes';
import { membersAreAddedOnce } from './members-are-added-once';
import { membersAreDistinct } from './members-are-distinct';
import { modelOutputHasReceiver } from './model-output-has-receiver';
import { modelPayersAreStated } from './model-payers-are-stated';
import { queriesHavePayer } from './queries-have-payer';
import { regionIsSupported } from './region-is-supported';
import { resultRegionsAreDeliberate } from './result-regions-are-deliberate';
import { singleQueryRunner } from './single-query-runner';
import { someAnalysisCombinesTables } from './some-analysis-combines-tables';
import { somebodyReceivesResults } from './somebody-receives-results';

/** The rules for collaborations. */
export const COLLABORATION_RULES: readonly Rule[] = [
  creatorIsNotInvited,
  membersAreDistinct,
  singleQueryRunner,
  somebodyReceivesResults,
  queriesHavePayer,
  membersAreAddedOnce,
  engineIsSpark,
  jobsHavePayer,
  someAnalysisCombinesTables,
  collaborationOutlivesStack,
  jobRunnerCanQuery,
  eachCostHasOnePayer,
  membersApproveChanges,
  jobPayerHasRunner,
  modelPayersAreStated,
  resultRegionsAreDeliberate,
  analysesAreLogged,
  creatorJoinsCollaboration,
  regionIsSupported,
  modelOutputHasReceiver,
  autoApprovalIsStatedOnce,
];
