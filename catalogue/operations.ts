import { ANALYSES, SCHEMAS } from './operations/analyses';
import { ANALYSIS_TEMPLATES } from './operations/analysis-templates';
import { CHANGE_REQUESTS } from './operations/change-requests';
import { COLLABORATIONS } from './operations/collaborations';
import type { OperationGroup, OperationRow, ServiceName } from './operations/coverage';
import { CUSTOM_MODELS, ML_INPUT_CHANNELS, TRAINED_MODELS } from './operations/custom-models';
import { ID_MAPPING } from './operations/id-mapping';
import { INTERMEDIATE_TABLES } from './operations/intermediate-tables';
import { AUDIENCE_MODEL_ASSOCIATIONS, AUDIENCES, LOOKALIKE_MODELS } from './operations/lookalike-models';
import { MEMBERSHIPS } from './operations/memberships';
import { PRIVACY } from './operations/privacy';
import { ASSOCIATIONS, CONFIGURED_TABLES } from './operations/tables';
import { ML_TAGS, TAGS } from './operations/tags';

/**
 * What this library does about each operation of the service: a row an operation. `docs/api-coverage.md` is made of it; the
 * package does not contain it.
 */
export const OPERATION_GROUPS: readonly OperationGroup[] = [
  COLLABORATIONS,
  MEMBERSHIPS,
  CHANGE_REQUESTS,
  CONFIGURED_TABLES,
  ASSOCIATIONS,
  ANALYSIS_TEMPLATES,
  PRIVACY,
  ID_MAPPING,
  INTERMEDIATE_TABLES,
  ANALYSES,
  SCHEMAS,
  AUDIENCE_MODEL_ASSOCIATIONS,
  TAGS,
  LOOKALIKE_MODELS,
  AUDIENCES,
  CUSTOM_MODELS,
  ML_INPUT_CHANNELS,
  TRAINED_MODELS,
  ML_TAGS,
];

/** The rows of a service, or of both. */
export function operationRows(service?: ServiceName): readonly OperationRow[] {
  return OPERATION_GROUPS.filter((group) => service === undefined || group.service === service).flatMap(
    ({ rows }) => rows,
  );
}
