import { imagesCanBePulled } from '../../../src/rules/model-algorithm/images-can-be-pulled';
import {
  ANY_ENV,
  container,
  env,
  known,
  list,
  modelAlgorithm,
  PUBLISHER,
  role,
  statement,
  to,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'grant the role permission to pull from the repository';

const PULL = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];

const allowed = (actions: readonly string[]) =>
  modelAlgorithm({ role: to(role({ statements: list([statement({ actions })]) })) });

describeRule(imagesCanBePulled, {
  fires: [
    {
      name: 'the image is in another Region',
      subject: () => modelAlgorithm({ env: env(PUBLISHER, 'eu-west-1') }),
      violations: [
        {
          severity: 'warning',
          what: 'the image "111111111111.dkr.ecr.us-east-1.amazonaws.com/lookalike:latest" of "lookalike" is not in "eu-west-1"',
          fix: 'push the image to a repository in the Region of the model, and specify it there',
          property: 'TrainingContainerConfig.ImageUri',
        },
      ],
    },
    {
      name: 'the role can do nothing',
      subject: () => modelAlgorithm({ role: to(role()) }),
      violations: [
        {
          severity: 'warning',
          what: 'the role "Role" of "lookalike" does not have permissions for "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"',
          fix: FIX,
          property: 'RoleArn',
        },
      ],
    },
    {
      name: 'the role lacks one action',
      subject: () => allowed(PULL.slice(0, 2)),
      violations: [
        {
          severity: 'warning',
          what: 'the role "Role" of "lookalike" does not have permissions for "ecr:GetDownloadUrlForLayer"',
          fix: FIX,
          property: 'RoleArn',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the role can pull', subject: () => allowed(PULL) },
    { name: 'the role can do anything', subject: () => allowed(['ecr:*']) },
    {
      name: 'the image is behind a proxy',
      subject: () =>
        modelAlgorithm({
          env: env(PUBLISHER, 'eu-west-1'),
          training: container(known('proxy.example.com/111111111111.dkr.ecr.us-east-1.amazonaws.com/lookalike')),
        }),
    },
    {
      name: 'the registry is another one',
      subject: () =>
        modelAlgorithm({
          training: container(known('public.ecr.aws/lookalike:1')),
          role: to(role({ statements: list([statement({ actions: PULL })]) })),
        }),
    },
  ],
  unknown: [
    { name: 'the role is outside of the app', subject: () => modelAlgorithm() },
    {
      name: 'a policy of the role is unknown',
      subject: () => modelAlgorithm({ role: to(role({ statements: list([], false) })) }),
    },
    { name: 'the Region is a token', subject: () => modelAlgorithm({ env: ANY_ENV }) },
    {
      name: 'the image is a token',
      subject: () => modelAlgorithm({ env: env(PUBLISHER, 'eu-west-1'), training: container(UNKNOWN) }),
    },
  ],
});
