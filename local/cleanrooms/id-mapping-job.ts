import { ServiceError } from './errors';
import { stateOf } from './job';
import { type PageInput, pageOf } from './pages';
import type { JobRecord } from './records';
import { type Caller, defined, type Operation, type World } from './world';

interface OfWorkflow {
  readonly workflowName: string;
}

/** The ARN of a workflow of the caller. It can be given instead of the name. */
export function workflowArnOf({ account, region }: Caller, workflowName: string): string {
  return workflowName.startsWith('arn:')
    ? workflowName
    : `arn:aws:entityresolution:${region}:${account}:idmappingworkflow/${workflowName}`;
}

function jobsOf(world: World, caller: Caller, { workflowName }: OfWorkflow): readonly JobRecord[] {
  const arn = workflowArnOf(caller, workflowName);
  if (!world.entityResolution.workflows.has(arn)) {
    throw new ServiceError('ResourceNotFoundException', `ID mapping workflow ${workflowName} does not exist`);
  }
  return world.idMappingJobs.get(arn) ?? [];
}

function answer(world: World, job: JobRecord) {
  const state = stateOf(world, job);
  return defined({
    jobId: jobIdOf(job),
    status: STATUS[state],
    startTime: job.startTime,
    endTime: state === 'running' ? undefined : job.endTime,
  });
}

const STATUS = { running: 'RUNNING', succeeded: 'SUCCEEDED', failed: 'FAILED' } as const;

/** The digits of the UUID that Clean Rooms returns. */
function jobIdOf({ id }: JobRecord): string {
  return id.replaceAll('-', '');
}

function listIdMappingJobs(world: World, caller: Caller, input: OfWorkflow & PageInput) {
  const page = pageOf(jobsOf(world, caller, input), input, world.policy);
  return defined({ jobs: page.items.map((job) => answer(world, job)), nextToken: page.nextToken });
}

function getIdMappingJob(world: World, caller: Caller, input: OfWorkflow & { readonly jobId: string }) {
  const job = jobsOf(world, caller, input).find((one) => jobIdOf(one) === input.jobId);
  if (job === undefined) {
    throw new ServiceError('ResourceNotFoundException', `job ${input.jobId} does not exist`);
  }
  const shown = answer(world, job);
  return { ...shown, ...(shown.status === 'FAILED' ? { errorDetails: { errorMessage: job.failure } } : {}) };
}

/** Those of the API of AWS Entity Resolution. */
export const ID_MAPPING_JOB_OPERATIONS: { readonly [name: string]: Operation } = {
  ListIdMappingJobs: listIdMappingJobs,
  GetIdMappingJob: getIdMappingJob,
};
