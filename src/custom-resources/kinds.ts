import { CONTRACT as VALIDATION } from './analysis-template-validation/contract';
import { CONTRACT as TRAINED_MODEL } from './audience-model/contract';
import { CONTRACT as AUTO_APPROVAL } from './auto-approved-changes/contract';
import { CONTRACT as REMAINING } from './budget-remaining/contract';
import { CONTRACT as APPROVAL } from './change-request-approval/contract';
import { CONTRACT as INVITATION } from './collaboration-invitation/contract';
import { CONTRACT as MEMBER } from './collaboration-member/contract';
import { CONTRACT as AUDIENCE_MODEL } from './configured-audience-model/contract';
import { CONTRACT as AUDIENCE_MODEL_ASSOCIATION } from './configured-audience-model-association/contract';
import { CONTRACT as DISALLOWED_TABLE } from './disallowed-intermediate-table/contract';
import type { Contract } from './engine/properties';
import { CONTRACT as MAPPING_POPULATION } from './id-mapping-table-population/contract';
import { CONTRACT as INTERMEDIATE_POPULATION } from './intermediate-table-population/contract';
import { CONTRACT as ML_CONFIGURATION } from './ml-configuration/contract';
import { CONTRACT as PARTNER_MEMBERSHIP } from './partner-membership/contract';
import { CONTRACT as IMPACT } from './privacy-impact/contract';
import { CONTRACT as READINESS } from './schema-readiness/contract';

/** A kind of custom resource: one folder here, one bundle in `assets/`, one function per stack. */
export interface Kind {
  /** The type in templates. */
  readonly resourceType: `Custom::CleanRooms${string}`;
  /** How its properties are encoded in templates. */
  readonly contract: Contract<object>;
}

/**
 * All kinds, by the name of their folder. The construct of a kind takes its declaration from here; the simulation and
 * the tests of bundles, policies, cdk-nag, and lifecycles run for each entry. `test/custom-resources/census.test.ts`
 * fails if a folder, a test, or a page is missing.
 */
export const KINDS = {
  'analysis-template-validation': {
    resourceType: 'Custom::CleanRoomsAnalysisTemplateValidation',
    contract: VALIDATION,
  },
  'audience-model': {
    resourceType: 'Custom::CleanRoomsAudienceModel',
    contract: TRAINED_MODEL,
  },
  'auto-approved-changes': {
    resourceType: 'Custom::CleanRoomsAutoApprovedChanges',
    contract: AUTO_APPROVAL,
  },
  'budget-remaining': {
    resourceType: 'Custom::CleanRoomsBudgetRemaining',
    contract: REMAINING,
  },
  'change-request-approval': {
    resourceType: 'Custom::CleanRoomsChangeRequestApproval',
    contract: APPROVAL,
  },
  'collaboration-invitation': {
    resourceType: 'Custom::CleanRoomsCollaborationInvitation',
    contract: INVITATION,
  },
  'collaboration-member': {
    resourceType: 'Custom::CleanRoomsCollaborationMember',
    contract: MEMBER,
  },
  'configured-audience-model': {
    resourceType: 'Custom::CleanRoomsConfiguredAudienceModel',
    contract: AUDIENCE_MODEL,
  },
  'configured-audience-model-association': {
    resourceType: 'Custom::CleanRoomsConfiguredAudienceModelAssociation',
    contract: AUDIENCE_MODEL_ASSOCIATION,
  },
  'disallowed-intermediate-table': {
    resourceType: 'Custom::CleanRoomsDisallowedIntermediateTable',
    contract: DISALLOWED_TABLE,
  },
  'id-mapping-table-population': {
    resourceType: 'Custom::CleanRoomsIdMappingTablePopulation',
    contract: MAPPING_POPULATION,
  },
  'intermediate-table-population': {
    resourceType: 'Custom::CleanRoomsIntermediateTablePopulation',
    contract: INTERMEDIATE_POPULATION,
  },
  'ml-configuration': {
    resourceType: 'Custom::CleanRoomsMlConfiguration',
    contract: ML_CONFIGURATION,
  },
  'partner-membership': {
    resourceType: 'Custom::CleanRoomsPartnerMembership',
    contract: PARTNER_MEMBERSHIP,
  },
  'privacy-impact': {
    resourceType: 'Custom::CleanRoomsPrivacyImpact',
    contract: IMPACT,
  },
  'schema-readiness': {
    resourceType: 'Custom::CleanRoomsSchemaReadiness',
    contract: READINESS,
  },
} as const satisfies Readonly<Record<string, Kind>>;

export type KindName = keyof typeof KINDS;

export const KIND_NAMES = Object.keys(KINDS) as readonly KindName[];

/** The properties of a kind, before they are encoded. */
export type PropertiesOf<K extends KindName> =
  (typeof KINDS)[K]['contract'] extends Contract<infer P extends object> ? P : never;
