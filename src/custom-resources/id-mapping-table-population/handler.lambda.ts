import type { Request } from '../engine/event';
import { lambdaHandler } from '../engine/lambda-handler';
import type { ServiceClient } from '../engine/rest-json-client';
import { unlessNotFound } from '../engine/retry';
import {
  GetIdMappingJob,
  type IdMappingJob,
  ListIdMappingJobs,
  PopulateIdMappingTable,
} from '../service/operations/id-mapping';
import { CONTRACT, type MappingPopulationProperties } from './contract';
import { accepted, decide, jobsSince, type Observed, type Step } from './plan';

export const { handler, run } = lambdaHandler({
  contract: CONTRACT,
  retainedOnDelete: true,
  isScheduled: true,
  accepted,
  observe,
  decide,
  act,
});

async function observe(request: Request<MappingPopulationProperties>, client: ServiceClient): Promise<Observed> {
  const workflowName = nameOf(request.properties.workflowArn);
  const all = await client.list(ListIdMappingJobs, { workflowName }, (page) => page.jobs ?? []);
  const jobs = await Promise.all(
    jobsSince(request, all).map(async (job) => ({ ...job, reason: await reasonOf(workflowName, job, client) })),
  );
  return { jobs };
}

/** Why a job has failed, which the list does not show. */
async function reasonOf(workflowName: string, { jobId, status }: IdMappingJob, client: ServiceClient) {
  if (status !== 'FAILED') {
    return undefined;
  }
  const output = await unlessNotFound(client.call(GetIdMappingJob, { workflowName, jobId }));
  return output?.errorDetails?.errorMessage;
}

async function act(
  step: Step,
  { properties }: Request<MappingPopulationProperties>,
  client: ServiceClient,
): Promise<Step> {
  const { membershipId, idMappingTableId, jobType } = properties;
  const response = await client.call(PopulateIdMappingTable, {
    membershipIdentifier: membershipId,
    idMappingTableIdentifier: idMappingTableId,
    jobType,
  });
  return { ...step, response };
}

/** The last part of the ARN. The service takes the ARN too, but then its slash is part of a path. */
function nameOf(workflowArn: string): string {
  return workflowArn.slice(workflowArn.lastIndexOf('/') + 1);
}
