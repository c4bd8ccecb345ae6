import type { Rule } from '../rule';
import { algorithmHasContainer } from './algorithm-has-container';
import { imagesAreNamedByTag } from './images-are-named-by-tag';
import { imagesCanBePulled } from './images-can-be-pulled';
import { modelKeyIgnoresContext } from './model-key-ignores-context';

/** The rules for configured model algorithms. */
export const MODEL_ALGORITHM_RULES: readonly Rule[] = [
  algorithmHasContainer,
  imagesAreNamedByTag,
  imagesCanBePulled,
  modelKeyIgnoresContext,
];
