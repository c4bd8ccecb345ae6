import type { Operation } from '../../engine/rest-json-client';
import { CLEAN_ROOMS_ML } from '../clean-rooms-ml';
import type { Page } from './page';

/** The path member of operations on an audience model. */
interface OneModel {
  readonly audienceModelArn: string;
}

export interface AudienceModelSummary extends OneModel {
  readonly name: string;
}

export interface AudienceModelDetails extends AudienceModelSummary {
  /**
   * `CREATE_PENDING`, `CREATE_IN_PROGRESS`, `CREATE_FAILED`, `ACTIVE`, `DELETE_PENDING`, `DELETE_IN_PROGRESS`, or
   * `DELETE_FAILED`; a later version of the service can have others.
   */
  readonly status: string;
  readonly statusDetails?: { readonly statusCode?: string; readonly message?: string };
  readonly tags?: Readonly<Record<string, string>>;
  /** In the format of RFC 3339. */
  readonly createTime?: string;
}

const MODELS = '/audience-model';
const MODEL = `${MODELS}/{audienceModelArn}`;

export const ListAudienceModels: Operation<Page, Page & { audienceModels: AudienceModelSummary[] }> = {
  service: CLEAN_ROOMS_ML,
  name: 'ListAudienceModels',
  method: 'GET',
  path: MODELS,
  query: ['nextToken'],
  repeatable: true,
  reads: ['name', 'audienceModelArn'].map((member) => `audienceModels[].${member}`),
};

export const GetAudienceModel: Operation<OneModel, AudienceModelDetails> = {
  service: CLEAN_ROOMS_ML,
  name: 'GetAudienceModel',
  method: 'GET',
  path: MODEL,
  repeatable: true,
  reads: ['audienceModelArn', 'name', 'status'],
};

export const CreateAudienceModel: Operation<
  {
    readonly name: string;
    readonly trainingDatasetArn: string;
    readonly trainingDataStartTime?: string;
    readonly trainingDataEndTime?: string;
    readonly description?: string;
    readonly tags: Readonly<Record<string, string>>;
  },
  OneModel
> = {
  service: CLEAN_ROOMS_ML,
  name: 'CreateAudienceModel',
  method: 'POST',
  path: MODELS,
  body: ['name', 'trainingDatasetArn', 'trainingDataStartTime', 'trainingDataEndTime', 'description', 'tags'],
  // It has no client token: a second call would train a second model, or be refused because of the name.
  repeatable: false,
  reads: ['audienceModelArn'],
};

export const DeleteAudienceModel: Operation<OneModel, object> = {
  service: CLEAN_ROOMS_ML,
  name: 'DeleteAudienceModel',
  method: 'DELETE',
  path: MODEL,
  repeatable: true,
  reads: [],
};
