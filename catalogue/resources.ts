import { ANALYSES } from './resources/analyses';
import { COLLABORATIONS } from './resources/collaborations';
import { IDENTITIES } from './resources/identities';
import { MACHINE_LEARNING } from './resources/machine-learning';
import type { ResourceFacts } from './resources/resource';
import { TABLES } from './resources/tables';

/** What is known of each construct that users create. `docs/resources` is made of it; the package does not contain it. */
export const RESOURCES: readonly ResourceFacts[] = [
  ...COLLABORATIONS,
  ...TABLES,
  ...ANALYSES,
  ...IDENTITIES,
  ...MACHINE_LEARNING,
];

/** What the specification is wrong about: the API updates these, and the schema does not list them as create-only. */
export const IN_PLACE: readonly string[] = [
  'ConfiguredTable.TableReference',
  'ConfiguredTable.AllowedColumns',
  'ConfiguredTable.AnalysisMethod',
];
