import { type IPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey, IKeyRef } from 'aws-cdk-lib/aws-kms';
import type { IConstruct } from 'constructs';
import { InputError } from '../private/errors';
import { kmsKey } from '../private/kms-key';
import { CLEAN_ROOMS_ML } from '../private/service-trust';
import type { ModelImage } from './model-image';

/**
 * A principal that allows only Clean Rooms ML to assume the role of a model.
 *
 * The guide has no condition for this role: other members train the model, and no page states which source their
 * requests have.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/ml-roles.html
 */
export function modelTrust(): IPrincipal {
  return new ServicePrincipal(CLEAN_ROOMS_ML);
}

/**
 * The permissions to pull the images of a model. The guide grants nothing else to this role: Clean Rooms ML writes logs
 * and metrics with the roles of the members who receive them.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/ml-roles.html
 */
export function pull(images: readonly ModelImage[]): PolicyStatement[] {
  const resources = [...new Set(images.map(({ _repository }) => _repository.repositoryRef.repositoryArn))];
  const actions = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];
  return resources.length === 0 ? [] : [new PolicyStatement({ actions, resources })];
}

/** The operations of the grants that Clean Rooms ML creates for the jobs that train a model or run it. */
const GRANT_OPERATIONS = [
  'Decrypt',
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyWithoutPlaintext',
  'ReEncryptFrom',
  'ReEncryptTo',
  'CreateGrant',
  'RetireGrant',
  'DescribeKey',
];

/**
 * Allows Clean Rooms ML to use a key, if the policy of the key is part of the app. Clean Rooms ML supports no conditions
 * on the source or the encryption context there.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/data-protection.html
 */
export function admitCleanRoomsMl(key: IKeyRef): void {
  const { addToResourcePolicy } = key as Partial<IKey>;
  if (typeof addToResourcePolicy !== 'function') {
    return;
  }
  const principals = [new ServicePrincipal(CLEAN_ROOMS_ML)];
  const statements = [
    new PolicyStatement({
      principals,
      actions: ['kms:GenerateDataKey', 'kms:Decrypt', 'kms:CreateGrant'],
      resources: ['*'],
      conditions: {
        'ForAllValues:StringEquals': { 'kms:GrantOperations': GRANT_OPERATIONS },
        BoolIfExists: { 'kms:GrantIsForAWSResource': true },
      },
    }),
    new PolicyStatement({ principals, actions: ['kms:DescribeKey'], resources: ['*'] }),
  ];
  for (const statement of statements) {
    addToResourcePolicy.call(key, statement);
  }
}

/** The ARN of a key. The service takes no alias in its place. */
export function requireKeyArn(model: IConstruct, key: IKeyRef): string {
  const { arn, alias } = kmsKey(key);
  if (alias !== undefined) {
    throw new InputError(model, {
      what: `the key is identified by the alias ${JSON.stringify(alias)}`,
      why: 'Clean Rooms ML identifies a key by the ARN of the key',
      fix: 'import the key by its ARN',
    });
  }
  return arn;
}
