import type { KindName } from '../../../src/custom-resources/kinds';
import { validation } from './analysis-template-validation';
import { trainedModel } from './audience-model';
import { autoApproval } from './auto-approved-changes';
import { remaining } from './budget-remaining';
import { approval } from './change-request-approval';
import { invitation } from './collaboration-invitation';
import { member } from './collaboration-member';
import { audienceModel } from './configured-audience-model';
import { audienceModelAssociation } from './configured-audience-model-association';
import { disallowedTable } from './disallowed-intermediate-table';
import { mappingPopulation } from './id-mapping-table-population';
import { intermediatePopulation } from './intermediate-table-population';
import type { KindUnderTest } from './kind-under-test';
import { mlConfiguration } from './ml-configuration';
import { partnerMembership } from './partner-membership';
import { impact } from './privacy-impact';
import { readiness } from './schema-readiness';

/** Each entry is tested for bundle, policy, cdk-nag, lifecycle, simulation, and defects. */
export const KINDS_UNDER_TEST: Readonly<Record<KindName, KindUnderTest>> = {
  'analysis-template-validation': validation,
  'auto-approved-changes': autoApproval,
  'budget-remaining': remaining,
  'change-request-approval': approval,
  'collaboration-invitation': invitation,
  'collaboration-member': member,
  'partner-membership': partnerMembership,
  'privacy-impact': impact,
  'schema-readiness': readiness,
  'audience-model': trainedModel,
  'configured-audience-model': audienceModel,
  'configured-audience-model-association': audienceModelAssociation,
  'disallowed-intermediate-table': disallowedTable,
  'id-mapping-table-population': mappingPopulation,
  'intermediate-table-population': intermediatePopulation,
  'ml-configuration': mlConfiguration,
};
