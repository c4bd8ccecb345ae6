import type { Request } from '../engine/event';
import { lambdaHandler } from '../engine/lambda-handler';
import type { ServiceClient } from '../engine/rest-json-client';
import { isNotFound, unlessNotFound } from '../engine/retry';
import { isMarkedBy, withMark } from '../service/marks';
import {
  CreateConfiguredAudienceModel,
  DeleteConfiguredAudienceModel,
  DeleteConfiguredAudienceModelPolicy,
  GetConfiguredAudienceModel,
  GetConfiguredAudienceModelPolicy,
  ListConfiguredAudienceModels,
  PutConfiguredAudienceModelPolicy,
  UpdateConfiguredAudienceModel,
} from '../service/operations/configured-audience-models';
import { TagResource, UntagResource } from '../service/operations/ml-tags';
import { configurationOf } from './configuration';
import { type AudienceModelProperties, CONTRACT } from './contract';
import { type Observed, oldestFirst } from './observation';
import { targetOf } from './physical-id';
import { accepted, decide } from './plan';
import type { Step } from './step';

export const { handler, run } = lambdaHandler({
  contract: CONTRACT,
  retainedOnDelete: false,
  accepted,
  observe,
  decide,
  act,
});

async function observe(request: Request<AudienceModelProperties>, client: ServiceClient): Promise<Observed> {
  const { owner, name } = targetOf(request);
  const all = await client.list(ListConfiguredAudienceModels, {}, (page) => page.configuredAudienceModels);
  const own = [];
  const foreign = [];
  for (const { configuredAudienceModelArn } of all.filter((it) => it.name === name)) {
    // The list does not contain the tags.
    const model = await unlessNotFound(client.call(GetConfiguredAudienceModel, { configuredAudienceModelArn }));
    if (model && isMarkedBy(model.tags, owner)) {
      own.push(model);
    } else if (model) {
      foreign.push(configuredAudienceModelArn);
    }
  }
  const [model] = oldestFirst(own);
  const policy =
    model && request.type !== 'Delete'
      ? await unlessNotFound(client.call(GetConfiguredAudienceModelPolicy, model))
      : undefined;
  return { own: oldestFirst(own), foreign, policy };
}

async function act(step: Step, request: Request<AudienceModelProperties>, client: ServiceClient): Promise<Step> {
  const { properties } = request;
  if (step.do === 'create') {
    const { owner, name } = targetOf(request);
    const { configuredAudienceModelArn: arn } = await client
      .call(CreateConfiguredAudienceModel, {
        name,
        ...configurationOf(properties),
        tags: withMark(properties.tags, owner),
        childResourceTagOnCreatePolicy: properties.childResourceTagOnCreatePolicy,
      })
      .catch(withoutAudienceModel);
    return { ...step, arn };
  }
  const one = { configuredAudienceModelArn: step.arn };
  switch (step.do) {
    case 'update':
      await client
        .call(UpdateConfiguredAudienceModel, { ...one, ...configurationOf(properties) })
        .catch(withoutAudienceModel);
      return step;
    case 'tag':
      await client.call(TagResource, { resourceArn: step.arn, tags: step.tags });
      return step;
    case 'untag':
      await client.call(UntagResource, { resourceArn: step.arn, tagKeys: step.key });
      return step;
    case 'share':
      await client.call(PutConfiguredAudienceModelPolicy, {
        ...one,
        configuredAudienceModelPolicy: step.policy,
        previousPolicyHash: step.previousHash,
        policyExistenceCondition: step.previousHash === undefined ? 'POLICY_MUST_NOT_EXIST' : 'POLICY_MUST_EXIST',
      });
      return step;
    case 'unshare':
      await unlessNotFound(client.call(DeleteConfiguredAudienceModelPolicy, one));
      return step;
    case 'delete':
      await unlessNotFound(client.call(DeleteConfiguredAudienceModel, one));
      return step;
  }
}

/**
 * The audience model does not exist. The engine would take this for the end of what was accepted before, but it can be another
 * model. If the configured model itself is gone, the next observation shows it.
 */
function withoutAudienceModel(error: unknown): never {
  throw isNotFound(error) ? new Error((error as Error).message) : error;
}
