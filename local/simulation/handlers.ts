import { run as validate } from '../../src/custom-resources/analysis-template-validation/handler.lambda';
import { run as trainModel } from '../../src/custom-resources/audience-model/handler.lambda';
import { run as setAutoApproval } from '../../src/custom-resources/auto-approved-changes/handler.lambda';
import { run as readRemainder } from '../../src/custom-resources/budget-remaining/handler.lambda';
import { run as approve } from '../../src/custom-resources/change-request-approval/handler.lambda';
import { run as findInvitation } from '../../src/custom-resources/collaboration-invitation/handler.lambda';
import { run as ensureMember } from '../../src/custom-resources/collaboration-member/handler.lambda';
import { run as configureAudienceModel } from '../../src/custom-resources/configured-audience-model/handler.lambda';
import { run as associateAudienceModel } from '../../src/custom-resources/configured-audience-model-association/handler.lambda';
import { run as disallowTable } from '../../src/custom-resources/disallowed-intermediate-table/handler.lambda';
import type { Entry } from '../../src/custom-resources/engine/lambda-handler';
import type { LambdaContext, Ports, ServiceRequest } from '../../src/custom-resources/engine/ports';
import { run as populateMapping } from '../../src/custom-resources/id-mapping-table-population/handler.lambda';
import { run as populateIntermediate } from '../../src/custom-resources/intermediate-table-population/handler.lambda';
import type { KindName } from '../../src/custom-resources/kinds';
import { run as configureMl } from '../../src/custom-resources/ml-configuration/handler.lambda';
import { run as findMembership } from '../../src/custom-resources/partner-membership/handler.lambda';
import { run as previewImpact } from '../../src/custom-resources/privacy-impact/handler.lambda';
import { run as checkReadiness } from '../../src/custom-resources/schema-readiness/handler.lambda';

/** A handler of custom resources that receives its ports. */
export type Handler = Entry['run'];
export type HandlerPorts = Ports;
export type HandlerContext = LambdaContext;
export type HandlerRequest = ServiceRequest;

/** One handler for each kind; those of this library unless a test replaces one. */
export type Handlers = Readonly<Record<KindName, Handler>>;

export const HANDLERS: Handlers = {
  'analysis-template-validation': validate,
  'audience-model': trainModel,
  'auto-approved-changes': setAutoApproval,
  'budget-remaining': readRemainder,
  'change-request-approval': approve,
  'collaboration-invitation': findInvitation,
  'collaboration-member': ensureMember,
  'partner-membership': findMembership,
  'privacy-impact': previewImpact,
  'schema-readiness': checkReadiness,
  'configured-audience-model': configureAudienceModel,
  'configured-audience-model-association': associateAudienceModel,
  'disallowed-intermediate-table': disallowTable,
  'id-mapping-table-population': populateMapping,
  'intermediate-table-population': populateIntermediate,
  'ml-configuration': configureMl,
};
