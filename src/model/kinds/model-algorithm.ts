import type { CfnConfiguredModelAlgorithmProps } from 'aws-cdk-lib/aws-cleanroomsml';
import type { Fact, ListFact } from '../fact';
import { roleArn } from '../identifiers';
import { link, subject } from '../kind';
import { at, listOf, objectOf, type Pointer, pointerOf, type Raw, textOf } from '../raw';
import type { Property } from '../source';

/** The facts of an `AWS::CleanRoomsML::ConfiguredModelAlgorithm`, which is a model in containers of its provider. */
export interface ModelAlgorithmFacts {
  readonly name: Fact<string>;
  readonly rolePointer: Pointer;
  readonly keyPointer: Pointer;
  readonly training: Fact<TrainingFacts>;
  readonly inference: Fact<ContainerFacts>;
}

export interface ContainerFacts {
  /** The URI of the image, for example `111111111111.dkr.ecr.us-east-1.amazonaws.com/model:latest`. */
  readonly image: Fact<string>;
}

export interface TrainingFacts extends ContainerFacts {
  /** The names of the metrics that the service finds in the log of the container. */
  readonly metrics: ListFact<string>;
}

function read(property: Property<CfnConfiguredModelAlgorithmProps>): ModelAlgorithmFacts {
  return {
    name: textOf(property('name')),
    rolePointer: pointerOf(property('roleArn')),
    keyPointer: pointerOf(property('kmsKeyArn')),
    training: objectOf(property('trainingContainerConfig'), readTraining),
    inference: objectOf(property('inferenceContainerConfig'), readContainer),
  };
}

function readContainer(container: Raw): ContainerFacts {
  return { image: textOf(at(container, 'imageUri')) };
}

function readTraining(container: Raw): TrainingFacts {
  return {
    ...readContainer(container),
    metrics: listOf(at(container, 'metricDefinitions'), (metric) => textOf(at(metric, 'name'))),
  };
}

export const modelAlgorithm = subject({
  type: 'AWS::CleanRoomsML::ConfiguredModelAlgorithm',
  heading: 'Configured model algorithm',
  read,
  links: {
    role: link('role', (facts: ModelAlgorithmFacts) => facts.rolePointer, { takes: roleArn('RoleArn') }),
    key: link('key', (facts: ModelAlgorithmFacts) => facts.keyPointer),
  },
});
