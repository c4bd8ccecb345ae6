/*
 * What starts a population and how it ends is the decision table of `engine/job.ts`. The job of a request is the one
 * whose ID the service has returned to this delivery, else the first job of the workflow that was started since the
 * request. A job does not show for which table it was started.
 *
 * Delete: done, without a call. The table has the data, and its own deletion deletes it.
 */
import { digestOf } from '../engine/digest';
import type { Done } from '../engine/done';
import type { Request } from '../engine/event';
import { decideJob, isSince, type Job, lastResponse } from '../engine/job';
import type { Decision, Progress } from '../engine/reconciler';
import type { IdMappingJob } from '../service/operations/id-mapping';
import { ATTRIBUTES, type MappingPopulationProperties } from './contract';

/** The jobs of the workflow since the request, oldest first. */
export interface Observed {
  readonly jobs: readonly (IdMappingJob & { readonly reason?: string })[];
}

export type Step = { readonly do: 'populate'; readonly response?: { readonly idMappingJobId: string } };

interface Population extends Job {
  readonly jobId: string;
  readonly status: string;
}

export function decide(
  request: Request<MappingPopulationProperties>,
  { jobs }: Observed,
  progress: Progress<Step>,
): Decision<Step> {
  const { properties } = request;
  const physicalId = physicalIdOf(properties);
  const response = lastResponse(progress);
  const own = response && jobIdOf(response.idMappingJobId);
  const job = jobs.find(({ jobId }) => (own === undefined ? true : jobIdOf(jobId) === own));
  return decideJob<Population, Step>(
    {
      subject: `the population of ID mapping table ${properties.idMappingTableId}`,
      isAcceptedAlready: request.type === 'Update' && request.physicalId === physicalId,
      job: job && { ...job, state: stateOf(job) },
      started: own === undefined ? undefined : { jobId: own, state: 'running', status: 'QUEUED' },
      waitSeconds: properties.waitSeconds,
      start: { next: 'act', step: { do: 'populate' }, physicalId },
      done: (population) => doneWith(properties, population),
    },
    progress.waited,
  );
}

/** Those that can be the job of a request. */
export function jobsSince(request: Request<MappingPopulationProperties>, jobs: readonly IdMappingJob[]) {
  const since = jobs.filter(({ startTime }) => isSince(request, startTime));
  return since.sort((one, other) => one.startTime - other.startTime);
}

/**
 * The ID of a job as AWS Entity Resolution has it: 32 hexadecimal digits. Clean Rooms returns a UUID, whose digits are in
 * groups.
 */
function jobIdOf(id: string): string {
  return id.replaceAll('-', '').toLowerCase();
}

function stateOf({ status }: IdMappingJob): Job['state'] {
  switch (status) {
    case 'FAILED':
      return 'failed';
    case 'SUCCEEDED':
      return 'succeeded';
    default:
      return 'running';
  }
}

/** The physical id contains what was accepted. */
export function accepted(physicalId: string, properties: MappingPopulationProperties): Done | undefined {
  return physicalId === physicalIdOf(properties) ? doneWith(properties, undefined) : undefined;
}

function doneWith(properties: MappingPopulationProperties, population: Population | undefined): Done {
  return {
    next: 'done',
    physicalId: physicalIdOf(properties),
    attributes: {
      [ATTRIBUTES.idMappingJobId]: population === undefined ? 'UNKNOWN' : jobIdOf(population.jobId),
      [ATTRIBUTES.populationStatus]: population?.status ?? 'UNKNOWN',
    },
  };
}

/** Without how long to wait: that changes nothing of the data. */
function physicalIdOf({ waitSeconds, ...inputs }: MappingPopulationProperties): string {
  return `${inputs.membershipId}/${inputs.idMappingTableId}/population/${digestOf(inputs)}`;
}
