import { ANALYSIS_TEMPLATE_RULES } from './analysis-template/index';
import { ASSOCIATION_RULES } from './association/index';
import { COLLABORATION_RULES } from './collaboration/index';
import { CONFIGURED_TABLE_RULES } from './configured-table/index';
import { ID_MAPPING_TABLE_RULES } from './id-mapping-table/index';
import { ID_NAMESPACE_RULES } from './id-namespace/index';
import { INTERMEDIATE_TABLE_RULES } from './intermediate-table/index';
import { MEMBERSHIP_RULES } from './membership/index';
import { MODEL_ALGORITHM_RULES } from './model-algorithm/index';
import { MODEL_ASSOCIATION_RULES } from './model-association/index';
import { PRIVACY_BUDGET_RULES } from './privacy-budget/index';
import { RESOURCE_RULES } from './resource/index';
import type { Rule } from './rule';
import { TRAINING_DATASET_RULES } from './training-dataset/index';

/** All rules, in the order of the documentation. */
export const CATALOGUE: readonly Rule[] = [
  ...COLLABORATION_RULES,
  ...MEMBERSHIP_RULES,
  ...CONFIGURED_TABLE_RULES,
  ...ASSOCIATION_RULES,
  ...ANALYSIS_TEMPLATE_RULES,
  ...PRIVACY_BUDGET_RULES,
  ...TRAINING_DATASET_RULES,
  ...MODEL_ALGORITHM_RULES,
  ...MODEL_ASSOCIATION_RULES,
  ...INTERMEDIATE_TABLE_RULES,
  ...ID_MAPPING_TABLE_RULES,
  ...ID_NAMESPACE_RULES,
  ...RESOURCE_RULES,
];
