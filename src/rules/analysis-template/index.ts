import type { Rule } from '../rule';
import { placeholdersAreDeclared } from './placeholders-are-declared';
import { sqlIsComplete } from './sql-is-complete';
import { sqlIsQuery } from './sql-is-query';
import { syntheticDataHasPayer } from './synthetic-data-has-payer';
import { templateTablesAreAssociated } from './template-tables-are-associated';
import { templateTablesHaveCustomRule } from './template-tables-have-custom-rule';

/** The rules for analysis templates. */
export const ANALYSIS_TEMPLATE_RULES: readonly Rule[] = [
  placeholdersAreDeclared,
  templateTablesAreAssociated,
  templateTablesHaveCustomRule,
  syntheticDataHasPayer,
  sqlIsQuery,
  sqlIsComplete,
];
