import type { Operation } from '../../engine/rest-json-client';
import { CLEAN_ROOMS } from '../clean-rooms';
import { ENTITY_RESOLUTION } from '../entity-resolution';
import type { Page } from './page';

export type JobType = 'BATCH' | 'INCREMENTAL' | 'DELETE_ONLY';

export const PopulateIdMappingTable: Operation<
  { readonly membershipIdentifier: string; readonly idMappingTableIdentifier: string; readonly jobType?: JobType },
  { readonly idMappingJobId: string }
> = {
  service: CLEAN_ROOMS,
  name: 'PopulateIdMappingTable',
  method: 'POST',
  path: '/memberships/{membershipIdentifier}/idmappingtables/{idMappingTableIdentifier}/populate',
  body: ['jobType'],
  // Each call starts a job.
  repeatable: false,
  reads: ['idMappingJobId'],
};

export interface IdMappingJob {
  readonly jobId: string;
  /** `QUEUED`, `RUNNING`, `SUCCEEDED`, or `FAILED`; a later version of the service can have others. */
  readonly status: string;
  /** In seconds since 1970. */
  readonly startTime: number;
}

export const ListIdMappingJobs: Operation<
  { readonly workflowName: string } & Page,
  Page & { readonly jobs?: readonly IdMappingJob[] }
> = {
  service: ENTITY_RESOLUTION,
  name: 'ListIdMappingJobs',
  method: 'GET',
  path: '/idmappingworkflows/{workflowName}/jobs',
  query: ['nextToken'],
  repeatable: true,
  // The list is not among the members that the response always has.
  reads: ['jobId', 'status', 'startTime'].map((member) => `jobs?[].${member}`),
};

export const GetIdMappingJob: Operation<
  { readonly workflowName: string; readonly jobId: string },
  { readonly errorDetails?: { readonly errorMessage?: string } }
> = {
  service: ENTITY_RESOLUTION,
  name: 'GetIdMappingJob',
  method: 'GET',
  path: '/idmappingworkflows/{workflowName}/jobs/{jobId}',
  repeatable: true,
  reads: [],
};
