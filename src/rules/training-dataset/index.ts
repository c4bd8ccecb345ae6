import type { Rule } from '../rule';
import { trainingColumnsAreComplete } from './training-columns-are-complete';
import { trainingColumnsFitTable } from './training-columns-fit-table';
import { trainingDataIsInS3 } from './training-data-is-in-s3';

/** The rules for training datasets. */
export const TRAINING_DATASET_RULES: readonly Rule[] = [
  trainingColumnsAreComplete,
  trainingColumnsFitTable,
  trainingDataIsInS3,
];
