import type { Probe } from '../probe';
import { AUDIENCE_MODEL_PROBES } from './audience-models';
import { AUTHORIZATION_PROBES } from './authorization';
import { CHANGE_REQUEST_PROBES } from './change-requests';
import { CLOUDFORMATION_TYPE_PROBES } from './cloudformation-types';
import { CUSTOM_RESOURCE_PROBES } from './custom-resources';
import { ENGINE_PROBES } from './engine';
import { ID_MAPPING_PROBES } from './id-mapping';
import { INTERMEDIATE_TABLE_PROBES } from './intermediate-tables';
import { MACHINE_LEARNING_PROBES } from './machine-learning';
import { MEMBER_PROBES } from './members';
import { MEMBERSHIP_PROBES } from './memberships';
import { PRIVACY_PROBES } from './privacy';
import { SCHEMA_PROBES } from './schemas';
import { TABLE_PROBES } from './tables';
import { TEMPLATE_PROBES } from './templates';
import { WIRE_PROBES } from './wire';

/** All probes, in the order in which they run. */
export const PROBES: readonly Probe[] = [
  ...WIRE_PROBES,
  ...AUTHORIZATION_PROBES,
  ...MEMBER_PROBES,
  ...MEMBERSHIP_PROBES,
  ...TABLE_PROBES,
  ...TEMPLATE_PROBES,
  ...PRIVACY_PROBES,
  ...SCHEMA_PROBES,
  ...CHANGE_REQUEST_PROBES,
  ...INTERMEDIATE_TABLE_PROBES,
  ...ID_MAPPING_PROBES,
  ...CLOUDFORMATION_TYPE_PROBES,
  ...ENGINE_PROBES,
  ...CUSTOM_RESOURCE_PROBES,
  ...MACHINE_LEARNING_PROBES,
  ...AUDIENCE_MODEL_PROBES,
];
