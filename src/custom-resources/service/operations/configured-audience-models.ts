import type { Operation } from '../../engine/rest-json-client';
import { CLEAN_ROOMS_ML } from '../clean-rooms-ml';
import type { Page } from './page';

/** The path member of operations on a configured audience model. */
interface OneModel {
  readonly configuredAudienceModelArn: string;
}

export interface AudienceSizeConfig {
  readonly audienceSizeType: string;
  readonly audienceSizeBins: readonly number[];
}

/** What can be changed after the creation. */
export interface ModelConfiguration {
  readonly audienceModelArn: string;
  readonly outputConfig: {
    readonly destination: { readonly s3Destination: { readonly s3Uri: string } };
    readonly roleArn: string;
  };
  readonly description?: string;
  readonly sharedAudienceMetrics: readonly string[];
  readonly minMatchingSeedSize?: number;
  readonly audienceSizeConfig?: AudienceSizeConfig;
}

/** What is decided at the creation. */
interface Birth {
  readonly name: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly childResourceTagOnCreatePolicy?: string;
}

export interface ConfiguredAudienceModelSummary extends OneModel {
  readonly name: string;
}

export interface ConfiguredAudienceModelDetails extends OneModel, Birth, ModelConfiguration {
  /** In the format of RFC 3339. */
  readonly createTime?: string;
}

const MODELS = '/configured-audience-model';
const MODEL = `${MODELS}/{configuredAudienceModelArn}`;
const POLICY = `${MODEL}/policy`;

const CONFIGURATION = [
  'audienceModelArn',
  'outputConfig',
  'description',
  'sharedAudienceMetrics',
  'minMatchingSeedSize',
  'audienceSizeConfig',
] as const;

export const ListConfiguredAudienceModels: Operation<
  Page,
  Page & { configuredAudienceModels: ConfiguredAudienceModelSummary[] }
> = {
  service: CLEAN_ROOMS_ML,
  name: 'ListConfiguredAudienceModels',
  method: 'GET',
  path: MODELS,
  query: ['nextToken'],
  repeatable: true,
  reads: ['name', 'configuredAudienceModelArn'].map((member) => `configuredAudienceModels[].${member}`),
};

export const GetConfiguredAudienceModel: Operation<OneModel, ConfiguredAudienceModelDetails> = {
  service: CLEAN_ROOMS_ML,
  name: 'GetConfiguredAudienceModel',
  method: 'GET',
  path: MODEL,
  repeatable: true,
  reads: [
    'configuredAudienceModelArn',
    'name',
    'audienceModelArn',
    'outputConfig.destination.s3Destination.s3Uri',
    'outputConfig.roleArn',
    'sharedAudienceMetrics[]',
  ],
};

export const CreateConfiguredAudienceModel: Operation<ModelConfiguration & Birth, OneModel> = {
  service: CLEAN_ROOMS_ML,
  name: 'CreateConfiguredAudienceModel',
  method: 'POST',
  path: MODELS,
  body: ['name', ...CONFIGURATION, 'tags', 'childResourceTagOnCreatePolicy'],
  // It has no client token: a second call would create a second model, or be refused because of the name.
  repeatable: false,
  reads: ['configuredAudienceModelArn'],
};

export const UpdateConfiguredAudienceModel: Operation<OneModel & ModelConfiguration, OneModel> = {
  service: CLEAN_ROOMS_ML,
  name: 'UpdateConfiguredAudienceModel',
  method: 'PATCH',
  path: MODEL,
  body: CONFIGURATION,
  // The API model marks it as idempotent.
  repeatable: true,
  reads: [],
};

export const DeleteConfiguredAudienceModel: Operation<OneModel, object> = {
  service: CLEAN_ROOMS_ML,
  name: 'DeleteConfiguredAudienceModel',
  method: 'DELETE',
  path: MODEL,
  repeatable: true,
  reads: [],
};

export interface ModelPolicy {
  readonly configuredAudienceModelPolicy: string;
  readonly policyHash: string;
}

export const GetConfiguredAudienceModelPolicy: Operation<OneModel, ModelPolicy> = {
  service: CLEAN_ROOMS_ML,
  name: 'GetConfiguredAudienceModelPolicy',
  method: 'GET',
  path: POLICY,
  repeatable: true,
  reads: ['configuredAudienceModelPolicy', 'policyHash'],
};

export const PutConfiguredAudienceModelPolicy: Operation<
  OneModel & {
    readonly configuredAudienceModelPolicy: string;
    readonly previousPolicyHash?: string;
    readonly policyExistenceCondition: 'POLICY_MUST_EXIST' | 'POLICY_MUST_NOT_EXIST';
  },
  object
> = {
  service: CLEAN_ROOMS_ML,
  name: 'PutConfiguredAudienceModelPolicy',
  method: 'PUT',
  path: POLICY,
  body: ['configuredAudienceModelPolicy', 'previousPolicyHash', 'policyExistenceCondition'],
  // The conditions on the previous policy do not hold a second time.
  repeatable: false,
  reads: [],
};

export const DeleteConfiguredAudienceModelPolicy: Operation<OneModel, object> = {
  service: CLEAN_ROOMS_ML,
  name: 'DeleteConfiguredAudienceModelPolicy',
  method: 'DELETE',
  path: POLICY,
  repeatable: true,
  reads: [],
};
