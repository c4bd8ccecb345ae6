import { algorithmHasContainer } from '../../../src/rules/model-algorithm/algorithm-has-container';
import { ABSENT, container, known, modelAlgorithm, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'specify the configuration of a training container, of an inference container, or of both';

describeRule(algorithmHasContainer, {
  fires: [
    {
      name: 'there is none',
      subject: () => modelAlgorithm({ training: ABSENT }),
      violations: [
        {
          severity: 'warning',
          what: 'the model "lookalike" has neither a training container nor an inference container',
          fix: FIX,
          property: undefined,
        },
      ],
    },
  ],
  quiet: [
    { name: 'it can be trained', subject: () => modelAlgorithm() },
    {
      name: 'it can be run',
      subject: () => modelAlgorithm({ training: ABSENT, inference: container(known('lookalike')) }),
    },
  ],
  unknown: [
    { name: 'a container is a token', subject: () => modelAlgorithm({ training: UNKNOWN }) },
    { name: 'the other container is a token', subject: () => modelAlgorithm({ training: ABSENT, inference: UNKNOWN }) },
  ],
});
