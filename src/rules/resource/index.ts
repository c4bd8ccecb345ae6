import type { Rule } from '../rule';
import { referencesFitProperties } from './references-fit-properties';
import { valuesAreWithinLimits } from './values-are-within-limits';

/** The rules for resources of every kind. */
export const RESOURCE_RULES: readonly Rule[] = [referencesFitProperties, valuesAreWithinLimits];
