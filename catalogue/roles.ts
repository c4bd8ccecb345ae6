import { HANDLER_ROLES } from './roles/handlers';
import { AUDIENCE_ROLE, CODE_ROLE, ML_OUTPUT_ROLE, MODEL_ROLE, RESULT_ROLES } from './roles/results';
import type { RoleReasons } from './roles/role';
import { TABLE_ROLES, TRAINING_ROLE } from './roles/tables';
import { WATCH_ROLES } from './roles/watches';

/** All roles that this library creates, in the order of the page. */
export const ROLES: readonly RoleReasons[] = [
  ...TABLE_ROLES,
  ...RESULT_ROLES,
  CODE_ROLE,
  MODEL_ROLE,
  ML_OUTPUT_ROLE,
  TRAINING_ROLE,
  AUDIENCE_ROLE,
  ...WATCH_ROLES,
  ...HANDLER_ROLES,
];
