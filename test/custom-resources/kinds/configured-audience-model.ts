import { Tags } from 'aws-cdk-lib';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { CleanRoomsService } from '../../../local/cleanrooms/service';
import {
  AudienceModel,
  AudienceSizes,
  type ChildResourceTagPolicy,
  Collaboration,
  type SharedAudienceMetrics,
} from '../../../src';
import type { AudienceModelProperties } from '../../../src/custom-resources/configured-audience-model/contract';
import { ConfiguredAudienceModel } from '../../../src/machine-learning/configured-audience-model';
import { CREATOR, PARTNER } from '../../local/cleanrooms/clean-room';
import { DEFECTS_OF_MARKED_OBJECTS } from '../../simulation/naive';
import type { KindUnderTest } from './kind-under-test';

const COLLABORATION = 'a1b2c3d4-5678-90ab-cdef-000000000001';
const ROLES = ['audiences', 'others'].map((name) => `arn:aws:iam::${CREATOR.account}:role/${name}`);

export const audienceModel: KindUnderTest<AudienceModelProperties> = {
  prepare(service) {
    return { caller: CREATOR, properties: propertiesOf(train(service)) };
  },

  end(service, { name, audienceModelArn }) {
    const { configuredAudienceModels } = service.look(CREATOR, 'ListConfiguredAudienceModels') as {
      configuredAudienceModels: { name: string; configuredAudienceModelArn: string }[];
    };
    for (const { configuredAudienceModelArn } of configuredAudienceModels.filter((it) => it.name === name)) {
      service.call(CREATOR, 'DeleteConfiguredAudienceModel', { configuredAudienceModelArn });
    }
    service.call(CREATOR, 'DeleteAudienceModel', { audienceModelArn });
  },

  addTo(scope, _, properties) {
    const { name, description, audienceModelArn, s3Uri, roleArn, minMatchingSeedSize } = properties;
    const { audienceSizeType, audienceSizeBins = [], tags = {}, sharedWith = [] } = properties;
    const [, , bucketName = '', ...prefix] = s3Uri.split('/');
    const sizes = audienceSizeType === 'ABSOLUTE' ? AudienceSizes.absolute : AudienceSizes.percentage;
    const construct = new ConfiguredAudienceModel(scope, 'Construct', {
      configuredAudienceModelName: name,
      description,
      audienceModel: AudienceModel.fromAudienceModelArn(scope, 'AudienceModel', audienceModelArn),
      bucket: Bucket.fromBucketName(scope, 'Bucket', bucketName),
      keyPrefix: prefix.length > 0 ? prefix.join('/') : undefined,
      role: Role.fromRoleArn(scope, 'Role', roleArn),
      sharedAudienceMetrics: properties.sharedAudienceMetrics as SharedAudienceMetrics,
      minMatchingSeedSize,
      audienceSizes: audienceSizeType && sizes(...audienceSizeBins),
      childResourceTagOnCreatePolicy: properties.childResourceTagOnCreatePolicy as ChildResourceTagPolicy | undefined,
      sharedWith: sharedWith.map(({ accountId, collaborationId }) => ({
        accountId,
        collaboration: Collaboration.fromCollaborationId(scope, collaborationId, collaborationId),
      })),
    });
    for (const [key, value] of Object.entries(tags)) {
      Tags.of(construct).add(key, value);
    }
    return construct;
  },

  policyKey: ({ audienceModelArn, roleArn }) => `${audienceModelArn} ${roleArn}`,

  variants: [
    {
      name: 'a configured audience model',
      caller: CREATOR,
      exceptions: [],
      async run(lifecycle) {
        const models = [train(lifecycle.service), train(lifecycle.service)];
        const draw = (): AudienceModelProperties => ({
          ...propertiesOf(lifecycle.pick(models)),
          roleArn: lifecycle.pick(ROLES),
          minMatchingSeedSize: lifecycle.pick([25, 500]),
          tags: lifecycle.chance(0.5) ? { team: 'films' } : undefined,
          sharedWith: lifecycle.chance(0.5)
            ? [{ accountId: PARTNER.account, collaborationId: COLLABORATION }]
            : undefined,
        });

        let properties = draw();
        let last = await lifecycle.create(properties);
        for (const _ of [1, 2, 3]) {
          if (last.Status === 'FAILED') {
            break;
          }
          properties = draw();
          last = await lifecycle.update(properties, last);
        }
        await lifecycle.remove(properties, last);
      },
    },
  ],
  rareActions: [],
  defects: DEFECTS_OF_MARKED_OBJECTS,
};

let trained = 0;

function train(service: CleanRoomsService): string {
  const trainingDatasetArn = `arn:aws:cleanrooms-ml:us-east-1:${CREATOR.account}:training-dataset/views`;
  const { audienceModelArn } = service.call(CREATOR, 'CreateAudienceModel', {
    name: `model ${++trained}`,
    trainingDatasetArn,
  });
  return String(audienceModelArn);
}

function propertiesOf(audienceModelArn: string): AudienceModelProperties {
  return {
    name: 'Viewers of films',
    description: undefined,
    audienceModelArn,
    s3Uri: 's3://audiences/viewers',
    roleArn: ROLES[0] ?? '',
    sharedAudienceMetrics: 'NONE',
    minMatchingSeedSize: 500,
    audienceSizeType: undefined,
    audienceSizeBins: undefined,
    childResourceTagOnCreatePolicy: undefined,
    tags: undefined,
    sharedWith: undefined,
  };
}
