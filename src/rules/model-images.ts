import { type Fact, knownValue } from '../model/fact';
import type { ContainerFacts } from '../model/kinds/model-algorithm';
import type { ModelAlgorithmNode } from '../model/nodes';

/** An image of a model, with the property of its container. */
export interface ModelImage {
  readonly image: string;
  readonly property: string;
}

/** The images of a model that are known. */
export function imagesOf({ training, inference }: ModelAlgorithmNode): readonly ModelImage[] {
  return [
    ...imageIn(training, 'TrainingContainerConfig.ImageUri'),
    ...imageIn(inference, 'InferenceContainerConfig.ImageUri'),
  ];
}

function imageIn(container: Fact<ContainerFacts>, property: string): readonly ModelImage[] {
  const known = knownValue(container);
  const image = known && knownValue(known.image);
  return image === undefined ? [] : [{ image, property }];
}
