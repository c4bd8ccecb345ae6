import { differ, is, known, knownValue } from '../../model/fact';
import { type ModelAlgorithmNode, nodeOf } from '../../model/nodes';
import { allows } from '../../model/permissions';
import { imagesOf } from '../model-images';
import { nameOf, quoted, rule, type Violation } from '../rule';

const PULL = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'] as const;

export const imagesCanBePulled = rule({
  id: 'ImagesCanBePulled',
  catalogueIds: ['CR-ML-012'],
  subject: 'modelAlgorithm',
  // The policy of the repository, which can be outside of the app, can also allow a role to pull an image.
  severity: 'warning',
  title: 'The role of a model can pull its images, which are in the same Region',
  why: 'Clean Rooms ML pulls the images with this role when it trains a model or runs it',
  fix: 'grant the role permission to pull from the repository',
  evidence: { url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/ml-roles.html', basis: 'inferred' },
  check: (algorithm) => [...inOtherRegions(algorithm), ...withoutPermission(algorithm)],
});

function inOtherRegions(algorithm: ModelAlgorithmNode): readonly Violation[] {
  const { region } = algorithm.env;
  return imagesOf(algorithm).flatMap(({ image, property }) => {
    const own = /^\d{12}\.dkr\.ecr\.([a-z0-9-]+)\./.exec(image)?.[1];
    if (own === undefined || !differ(known(own), region)) {
      return [];
    }
    return [
      {
        what: `the image ${quoted([image])} of ${nameOf(algorithm)} is not in ${quoted([knownValue(region)])}`,
        fix: 'push the image to a repository in the Region of the model, and specify it there',
        property,
      },
    ];
  });
}

function withoutPermission(algorithm: ModelAlgorithmNode): readonly Violation[] {
  const role = nodeOf(algorithm.role);
  if (!role) {
    return [];
  }
  const missing = PULL.filter((action) => is(allows(role.statements, action), false));
  if (missing.length === 0) {
    return [];
  }
  const what = `the role ${nameOf(role)} of ${nameOf(algorithm)} does not have permissions for ${quoted(missing)}`;
  return [{ what, property: 'RoleArn' }];
}
