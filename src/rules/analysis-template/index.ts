import type { Rule } from '../rule';
import { placeholdersAreDeclared } from './placeholders-are-declared';
import { templateTablesAreAssociated } from './template-tables-are-associated';
import { templateTablesHaveCustomRule } from './template-tables-have-custom-rule';

/** What must hold of an analysis template. */
export const ANALYSIS_TEMPLATE_RULES: readonly Rule[] = [
  placeholdersAreDeclared,
  templateTablesAreAssociated,
  templateTablesHaveCustomRule,
];
