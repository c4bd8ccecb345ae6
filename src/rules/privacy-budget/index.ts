import type { Rule } from '../rule';
import { accessBudgetIsOfMembership } from './access-budget-is-of-membership';
import { accessBudgetNamesAssociation } from './access-budget-names-association';
import { accessLimitsAreDistinct } from './access-limits-are-distinct';
import { budgetIsInRange } from './budget-is-in-range';
import { budgetParametersFitType } from './budget-parameters-fit-type';
import { epsilonIsSmallEnough } from './epsilon-is-small-enough';
import { monthlyRefreshIsDeliberate } from './monthly-refresh-is-deliberate';
import { noiseIsLargeEnough } from './noise-is-large-enough';
import { oneDifferentialPrivacyBudget } from './one-differential-privacy-budget';
import { privacyBudgetHasProtectedTable } from './privacy-budget-has-protected-table';
import { privacyBudgetIsKept } from './privacy-budget-is-kept';

/** The rules for privacy budget templates. */
export const PRIVACY_BUDGET_RULES: readonly Rule[] = [
  budgetParametersFitType,
  budgetIsInRange,
  oneDifferentialPrivacyBudget,
  monthlyRefreshIsDeliberate,
  accessBudgetNamesAssociation,
  accessBudgetIsOfMembership,
  accessLimitsAreDistinct,
  privacyBudgetHasProtectedTable,
  epsilonIsSmallEnough,
  noiseIsLargeEnough,
  privacyBudgetIsKept,
];
