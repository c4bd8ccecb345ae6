import type { Rule } from '../rule';
import { referencesFitProperties } from './references-fit-properties';

/** The rules for every kind of resource. */
export const EVERY_RULES: readonly Rule[] = [referencesFitProperties];
