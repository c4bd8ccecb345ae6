import { imagesOf } from '../model-images';
import { nameOf, quoted, rule } from '../rule';

export const imagesAreNamedByTag = rule({
  id: 'ImagesAreNamedByTag',
  catalogueIds: ['CR-ML-011'],
  subject: 'modelAlgorithm',
  severity: 'error',
  title: 'The images of a model are specified by a tag',
  why: 'Clean Rooms ML supports only images of the form "registry/repository:tag", in which the tag is optional',
  fix: 'replace the digest with a tag',
  evidence: {
    url: 'https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ContainerConfig.html',
    basis: 'documented',
  },
  check: (algorithm) =>
    imagesOf(algorithm)
      .filter(({ image }) => image.includes('@'))
      .map(({ image, property }) => ({
        what: `the image ${quoted([image])} of ${nameOf(algorithm)} has a digest`,
        property,
      })),
});
