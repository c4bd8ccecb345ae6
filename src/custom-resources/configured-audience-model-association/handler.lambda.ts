import type { Request } from '../engine/event';
import { lambdaHandler } from '../engine/lambda-handler';
import type { ServiceClient } from '../engine/rest-json-client';
import { isGone, isNotFound, unlessNotFound } from '../engine/retry';
import { isMarkedBy, withMark } from '../service/marks';
import {
  type AudienceModelAssociationSummary,
  CreateConfiguredAudienceModelAssociation,
  DeleteConfiguredAudienceModelAssociation,
  GetConfiguredAudienceModelAssociation,
  ListConfiguredAudienceModelAssociations,
  UpdateConfiguredAudienceModelAssociation,
} from '../service/operations/audience-model-associations';
import { ListTagsForResource, TagResource, UntagResource } from '../service/operations/tags';
import { type AudienceModelAssociationProperties, CONTRACT } from './contract';
import { type Observed, type OwnAssociation, oldestFirst } from './observation';
import { targetOf } from './physical-id';
import { accepted, decide } from './plan';
import type { Step } from './step';

type Properties = AudienceModelAssociationProperties;

export const { handler, run } = lambdaHandler({
  contract: CONTRACT,
  retainedOnDelete: false,
  accepted,
  observe,
  decide,
  act,
});

async function observe(request: Request<Properties>, client: ServiceClient): Promise<Observed> {
  const { owner, membershipId: membershipIdentifier } = targetOf(request);
  const { name, configuredAudienceModelArn } = request.properties;
  const own: OwnAssociation[] = [];
  const foreign: string[] = [];
  for (const { id, arn, ...summary } of await summariesOf(request, membershipIdentifier, client)) {
    // Neither the list nor the association contains the tags, and only the association contains how policies are managed.
    const { tags } = (await unlessNotFound(client.call(ListTagsForResource, { resourceArn: arn }))) ?? {};
    if (isMarkedBy(tags, owner)) {
      const one = { membershipIdentifier, configuredAudienceModelAssociationIdentifier: id };
      const found = await unlessNotFound(client.call(GetConfiguredAudienceModelAssociation, one));
      own.push(...(found && tags ? [{ ...found.configuredAudienceModelAssociation, tags }] : []));
    } else if (summary.name === name || summary.configuredAudienceModelArn === configuredAudienceModelArn) {
      foreign.push(arn);
    }
  }
  return { own: oldestFirst(own), foreign };
}

async function summariesOf(
  { type }: Request<Properties>,
  membershipIdentifier: string,
  client: ServiceClient,
): Promise<readonly AudienceModelAssociationSummary[]> {
  try {
    return await client.list(
      ListConfiguredAudienceModelAssociations,
      { membershipIdentifier },
      (page) => page.configuredAudienceModelAssociationSummaries,
    );
  } catch (error) {
    // Nothing is left of a membership that has ended.
    if (type === 'Delete' && isGone(error)) {
      return [];
    }
    throw error;
  }
}

async function act(step: Step, request: Request<Properties>, client: ServiceClient): Promise<Step> {
  const { properties } = request;
  const { owner, membershipId: membershipIdentifier } = targetOf(request);
  // An update without a description would keep the former one.
  const { name, description = '' } = properties;
  switch (step.do) {
    case 'create': {
      const created = await client
        .call(CreateConfiguredAudienceModelAssociation, {
          membershipIdentifier,
          configuredAudienceModelArn: properties.configuredAudienceModelArn,
          configuredAudienceModelAssociationName: name,
          description: properties.description,
          manageResourcePolicies: properties.manageResourcePolicies,
          tags: withMark(properties.tags, owner),
        })
        .catch(withoutModel);
      const { id, arn } = created.configuredAudienceModelAssociation;
      return { ...step, created: { id, arn } };
    }
    case 'update': {
      const one = { membershipIdentifier, configuredAudienceModelAssociationIdentifier: step.id };
      await client.call(UpdateConfiguredAudienceModelAssociation, { ...one, name, description });
      return step;
    }
    case 'tag':
      await client.call(TagResource, { resourceArn: step.arn, tags: step.tags });
      return step;
    case 'untag':
      await client.call(UntagResource, { resourceArn: step.arn, tagKeys: step.key });
      return step;
    case 'delete': {
      const one = { membershipIdentifier, configuredAudienceModelAssociationIdentifier: step.id };
      await unlessNotFound(client.call(DeleteConfiguredAudienceModelAssociation, one));
      return step;
    }
  }
}

/**
 * The membership exists, so that the model does not. The engine would take this for the end of what was accepted before, but
 * it can be another model.
 */
function withoutModel(error: unknown): never {
  throw isNotFound(error) ? new Error((error as Error).message) : error;
}
