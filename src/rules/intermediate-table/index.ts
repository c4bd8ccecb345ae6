import type { Rule } from '../rule';
import { baseTablesAllowQuery } from './base-tables-allow-query';
import { baseTablesAreAssociated } from './base-tables-are-associated';
import { intermediateRuleIsAsStrict } from './intermediate-rule-is-as-strict';
import { intermediateTableHasRule } from './intermediate-table-has-rule';
import { intermediateTableIsOfQueryRunner } from './intermediate-table-is-of-query-runner';
import { intermediateTableKeepsPrivacy } from './intermediate-table-keeps-privacy';
import { intermediateTableNameIsNotReserved } from './intermediate-table-name-is-not-reserved';
import { intermediateTableWaitsForTables } from './intermediate-table-waits-for-tables';
import { intermediateTablesFormNoCircle } from './intermediate-tables-form-no-circle';
import { onePopulationSource } from './one-population-source';

/** The rules for intermediate tables. */
export const INTERMEDIATE_TABLE_RULES: readonly Rule[] = [
  intermediateTableIsOfQueryRunner,
  onePopulationSource,
  intermediateTableNameIsNotReserved,
  intermediateTableHasRule,
  baseTablesAreAssociated,
  baseTablesAllowQuery,
  intermediateTableWaitsForTables,
  intermediateRuleIsAsStrict,
  intermediateTableKeepsPrivacy,
  intermediateTablesFormNoCircle,
];
