import type {
  CfnConfiguredModelAlgorithmAssociationProps,
  CfnConfiguredModelAlgorithmProps,
  CfnTrainingDatasetProps,
} from 'aws-cdk-lib/aws-cleanroomsml';
import type { Fact } from '../fact';
import { kind } from '../kind';
import { textOf } from '../raw';
import type { Property } from '../source';

/** A resource of machine learning, of which only single properties are evaluated. */
export interface MachineLearningFacts {
  readonly name: Fact<string>;
}

type MachineLearningProps =
  | CfnTrainingDatasetProps
  | CfnConfiguredModelAlgorithmProps
  | CfnConfiguredModelAlgorithmAssociationProps;

function read(property: Property<MachineLearningProps>): MachineLearningFacts {
  return { name: textOf(property('name')) };
}

export const trainingDataset = kind({ type: 'AWS::CleanRoomsML::TrainingDataset', read, links: {} });

export const modelAlgorithm = kind({ type: 'AWS::CleanRoomsML::ConfiguredModelAlgorithm', read, links: {} });

export const modelAssociation = kind({
  type: 'AWS::CleanRoomsML::ConfiguredModelAlgorithmAssociation',
  read,
  links: {},
});
