import { audienceModel } from './audience-model';
import { configuredAudienceModel } from './configured-audience-model';
import { configuredAudienceModelAssociation } from './configured-audience-model-association';
import { disallowedTable } from './disallowed-intermediate-table';
import { mappingPopulation } from './id-mapping-table-population';
import { intermediatePopulation } from './intermediate-table-population';
import { mlConfiguration } from './ml-configuration';
import { partnerMembership } from './partner-membership';
import type { SimulatedKind } from './simulated-kind';

/** The kinds whose resources declare objects of a service. The others take part in the history of a collaboration. */
export const SIMULATED_KINDS = {
  'partner-membership': partnerMembership,
  'audience-model': audienceModel,
  'configured-audience-model': configuredAudienceModel,
  'configured-audience-model-association': configuredAudienceModelAssociation,
  'disallowed-intermediate-table': disallowedTable,
  'id-mapping-table-population': mappingPopulation,
  'intermediate-table-population': intermediatePopulation,
  'ml-configuration': mlConfiguration,
} as const satisfies { readonly [name: string]: SimulatedKind };

export type SimulatedKindName = keyof typeof SIMULATED_KINDS;

export const SIMULATED_KIND_NAMES: readonly SimulatedKindName[] = Object.keys(SIMULATED_KINDS).map(
  (name) => name as SimulatedKindName,
);
