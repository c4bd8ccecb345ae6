import type { Request } from '../engine/event';
import { lambdaHandler } from '../engine/lambda-handler';
import type { ServiceClient } from '../engine/rest-json-client';
import { isConflict, unlessNotFound } from '../engine/retry';
import { isMarkedBy, withMark } from '../service/marks';
import {
  CreateAudienceModel,
  DeleteAudienceModel,
  GetAudienceModel,
  ListAudienceModels,
} from '../service/operations/audience-models';
import { TagResource, UntagResource } from '../service/operations/ml-tags';
import { CONTRACT, type TrainedModelProperties } from './contract';
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

async function observe(request: Request<TrainedModelProperties>, client: ServiceClient): Promise<Observed> {
  const { mark, name } = targetOf(request);
  const all = await client.list(ListAudienceModels, {}, (page) => page.audienceModels);
  const own = [];
  const foreign = [];
  for (const { audienceModelArn } of all.filter((it) => it.name === name)) {
    // The list does not contain the tags.
    const model = await unlessNotFound(client.call(GetAudienceModel, { audienceModelArn }));
    if (model && isMarkedBy(model.tags, mark)) {
      own.push(model);
    } else if (model) {
      foreign.push(audienceModelArn);
    }
  }
  return { own: oldestFirst(own), foreign };
}

async function act(step: Step, request: Request<TrainedModelProperties>, client: ServiceClient): Promise<Step> {
  switch (step.do) {
    case 'create': {
      const { mark, name } = targetOf(request);
      const { tags, description, trainingDatasetArn, trainingDataStartTime, trainingDataEndTime } = request.properties;
      const { audienceModelArn: arn } = await client.call(CreateAudienceModel, {
        name,
        description,
        trainingDatasetArn,
        trainingDataStartTime,
        trainingDataEndTime,
        tags: withMark(tags, mark),
      });
      return { ...step, arn };
    }
    case 'tag':
      await client.call(TagResource, { resourceArn: step.arn, tags: step.tags });
      return step;
    case 'untag':
      await client.call(UntagResource, { resourceArn: step.arn, tagKeys: step.key });
      return step;
    case 'delete':
      try {
        await unlessNotFound(client.call(DeleteAudienceModel, { audienceModelArn: step.arn }));
      } catch (error) {
        throw step.isInTraining && isConflict(error) ? inTraining(step.arn) : error;
      }
      return step;
  }
}

/** A conflict that lasts for longer than any function runs. */
function inTraining(arn: string): Error {
  return new Error(
    `the audience model ${arn} cannot be deleted while it is trained, which takes up to two days: delete it again after ` +
      'its training',
  );
}
