import { ABSENT, isAbsent, type ListFact, UNKNOWN } from '../../model/fact';
import { type ModelAssociationNode, nodeOf } from '../../model/nodes';

/**
 * The metrics that the training of a model publishes to the CloudWatch of all members with an ML configuration, which each
 * member can put at any time. They are numbers that the service finds in the log of the container.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ContainerConfig.html
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-model-logs.html
 */
export function metricsOf({ algorithm }: ModelAssociationNode): ListFact<string> {
  const training = nodeOf(algorithm)?.training ?? UNKNOWN;
  return training.state === 'known' ? training.value.metrics : isAbsent(training) ? ABSENT : UNKNOWN;
}
