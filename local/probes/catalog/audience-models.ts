import { outcomeOf } from '../outcome';
import { observe, type Probe } from '../probe';
import type { Scene } from '../scene';
import { NO_ONE } from './values';

/** Configured audience models. They need a lookalike model, which a probe does not train. */
export const AUDIENCE_MODEL_PROBES: readonly Probe[] = [
  {
    name: 'audience-model-name-once',
    claim: 'Two configured audience models of an account and Region cannot have one name.',
    run: async (scene) => {
      await configuredModel(scene);
      return observe('another one with the name', await outcomeOf(configuredModel(scene)), 'ConflictException');
    },
  },
  {
    name: 'condition-of-a-policy',
    claim: 'A condition of PutConfiguredAudienceModelPolicy that does not hold is a ValidationException.',
    run: async (scene) => {
      const configuredAudienceModelArn = await configuredModel(scene);
      const put = scene.creator.others.call('PutConfiguredAudienceModelPolicy', {
        configuredAudienceModelArn,
        configuredAudienceModelPolicy: policyOf(scene, configuredAudienceModelArn),
        policyExistenceCondition: 'POLICY_MUST_EXIST',
      });
      return observe('the outcome', await outcomeOf(put), 'ValidationException');
    },
  },
  {
    name: 'policy-ends-with-its-model',
    claim: 'The policy of a configured audience model ends with the model, which is deleted although it has one.',
    run: async (scene) => {
      const { others } = scene.creator;
      const configuredAudienceModelArn = await configuredModel(scene);
      await others.call('PutConfiguredAudienceModelPolicy', {
        configuredAudienceModelArn,
        configuredAudienceModelPolicy: policyOf(scene, configuredAudienceModelArn),
        policyExistenceCondition: 'POLICY_MUST_NOT_EXIST',
      });
      const remove = await outcomeOf(others.call('DeleteConfiguredAudienceModel', { configuredAudienceModelArn }));
      const get = others.call('GetConfiguredAudienceModelPolicy', { configuredAudienceModelArn });
      return [
        observe('deleting the model', remove, 'success'),
        observe('its policy', await outcomeOf(get), 'ResourceNotFoundException'),
      ];
    },
  },
  {
    name: 'empty-description-of-a-model',
    claim: 'An update with an empty description removes the description.',
    run: async (scene) => {
      const { others } = scene.creator;
      const configuredAudienceModelArn = await configuredModel(scene, { description: 'some text' });
      await others.call('UpdateConfiguredAudienceModel', { configuredAudienceModelArn, description: '' });
      const { description } = await others.call('GetConfiguredAudienceModel', { configuredAudienceModelArn });
      return observe('the description', description ?? null, null);
    },
  },
  {
    name: 'foreign-role-of-a-model',
    claim: 'The role of a configured audience model of another account is refused with AccessDeniedException.',
    run: async (scene) => {
      const roleArn = `arn:aws:iam::${NO_ONE}:role/of-someone-else`;
      const create = configuredModel(scene, {}, roleArn);
      return observe('the outcome', await outcomeOf(create), 'AccessDeniedException');
    },
  },
];

async function configuredModel(scene: Scene, others: object = {}, role?: string): Promise<string> {
  const audienceModelArn = await scene.audienceModel();
  const { roleArn, bucketName } = await scene.site();
  const { configuredAudienceModelArn } = await scene.creator.others.call('CreateConfiguredAudienceModel', {
    name: scene.name('audience'),
    audienceModelArn,
    outputConfig: {
      destination: { s3Destination: { s3Uri: `s3://${bucketName}/audience` } },
      roleArn: role ?? roleArn,
    },
    sharedAudienceMetrics: ['NONE'],
    tags: scene.tags,
    ...others,
  });
  return configuredAudienceModelArn;
}

function policyOf(scene: Scene, Resource: string): string {
  const Principal = { AWS: scene.creator.account };
  const Action = 'cleanrooms-ml:GetConfiguredAudienceModel';
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal, Action, Resource }] });
}
