import { Aws, Token } from 'aws-cdk-lib';
import type { IRepositoryRef } from 'aws-cdk-lib/aws-ecr';
import type { DockerImageAsset } from 'aws-cdk-lib/aws-ecr-assets';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { DOCKER_IMAGE_ASSET, REPOSITORY } from '../private/cdk-shapes';
import { IMAGE_TAG } from '../private/formats';
import { formatted, mark, optional, requireShapes, struct } from '../private/shape';
import { code } from '../private/text';

/** Options for an image of a model in a repository. */
export interface RepositoryImageOptions {
  /**
   * The tag of the image. Clean Rooms ML does not support digests.
   *
   * Clean Rooms ML pulls the image when it trains the model or runs it. Use a new tag for each version of the model, so
   * that the members can decide on each version: a new tag replaces the configured model algorithm.
   *
   * @default 'latest'
   */
  readonly tag?: string;
}

/**
 * The container image of a model, in a private repository of Amazon ECR in the Region of the model.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-model-guidelines.html
 * @example
 * const image = ModelImage.repository(ecr.Repository.fromRepositoryName(this, 'Models', 'models'), { tag: '1.0.0' });
 */
export class ModelImage {
  /**
   * An image in an Amazon ECR repository.
   *
   * @example
   * declare const repository: ecr.Repository;
   * const image = ModelImage.repository(repository, { tag: '1.0.0' });
   */
  public static repository(repository: IRepositoryRef, options: RepositoryImageOptions = {}): ModelImage {
    requireShapes(code('ModelImage.repository'), IN_REPOSITORY, { repository, options });
    const { account, region } = repository.env;
    const { repositoryName } = repository.repositoryRef;
    const registry = `${account}.dkr.ecr.${region}.${domainOf(region)}`;
    return new ModelImage(repository, `${registry}/${repositoryName}:${options.tag ?? 'latest'}`);
  }

  /**
   * An image that the CDK builds from a Dockerfile of the app, and pushes when the stack is deployed.
   *
   * @example
   * const image = ModelImage.asset(new ecr_assets.DockerImageAsset(this, 'Image', { directory: 'model' }));
   */
  public static asset(asset: DockerImageAsset): ModelImage {
    requireShapes(code('ModelImage.asset'), OF_ASSET, { asset });
    return new ModelImage(asset.repository, asset.imageUri);
  }

  private constructor(
    /** @internal */
    public readonly _repository: IRepositoryRef,
    /** @internal */
    public readonly _uri: string,
  ) {}
}

mark('ModelImage', ModelImage);

const IN_REPOSITORY = {
  repository: REPOSITORY,
  options: struct<RepositoryImageOptions>({ tag: optional(formatted(IMAGE_TAG)) }),
};
const OF_ASSET = { asset: DOCKER_IMAGE_ASSET };

/** The domain of a known Region is known, too. Rules then compare the Regions of image and model. */
function domainOf(region: string): string {
  return (Token.isUnresolved(region) ? undefined : RegionInfo.get(region).domainSuffix) ?? Aws.URL_SUFFIX;
}
