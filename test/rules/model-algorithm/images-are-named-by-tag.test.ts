import { imagesAreNamedByTag } from '../../../src/rules/model-algorithm/images-are-named-by-tag';
import { ABSENT, container, known, modelAlgorithm, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'replace the digest with a tag';

const DIGEST = '111111111111.dkr.ecr.us-east-1.amazonaws.com/lookalike@sha256:98f2';

describeRule(imagesAreNamedByTag, {
  fires: [
    {
      name: 'the image for training has a digest',
      subject: () => modelAlgorithm({ training: container(known(DIGEST)) }),
      violations: [
        {
          severity: 'error',
          what: 'the image "111111111111.dkr.ecr.us-east-1.amazonaws.com/lookalike@sha256:98f2" of "lookalike" has a digest',
          fix: FIX,
          property: 'TrainingContainerConfig.ImageUri',
        },
      ],
    },
    {
      name: 'the image for inference has a digest',
      subject: () => modelAlgorithm({ inference: container(known(DIGEST)) }),
      violations: [
        {
          severity: 'error',
          what: 'the image "111111111111.dkr.ecr.us-east-1.amazonaws.com/lookalike@sha256:98f2" of "lookalike" has a digest',
          fix: FIX,
          property: 'InferenceContainerConfig.ImageUri',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the image has a tag', subject: () => modelAlgorithm() },
    { name: 'there is no container', subject: () => modelAlgorithm({ training: ABSENT }) },
  ],
  unknown: [
    { name: 'the image is a token', subject: () => modelAlgorithm({ training: container(UNKNOWN) }) },
    { name: 'the container is a token', subject: () => modelAlgorithm({ training: UNKNOWN }) },
  ],
});
