import { isAbsent } from '../../model/fact';
import { nameOf, rule } from '../rule';

export const algorithmHasContainer = rule({
  id: 'AlgorithmHasContainer',
  catalogueIds: ['CR-ML-010'],
  subject: 'modelAlgorithm',
  severity: 'warning',
  title: 'A configured model algorithm has a container',
  why: 'a model is trained in its training container and run in its inference container, so it needs at least one of them',
  fix: 'specify the configuration of a training container, of an inference container, or of both',
  evidence: {
    url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cleanroomsml-configuredmodelalgorithm.html',
    basis: 'inferred',
  },
  check: (algorithm) =>
    isAbsent(algorithm.training) && isAbsent(algorithm.inference)
      ? [{ what: `the model ${nameOf(algorithm)} has neither a training container nor an inference container` }]
      : [],
});
