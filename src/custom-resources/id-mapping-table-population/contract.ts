import { choice, contract, count, optional, text } from '../engine/properties';
import type { JobType } from '../service/operations/id-mapping';

/** The table that is populated, and the workflow that does it. */
export interface MappingPopulationProperties {
  readonly membershipId: string;
  readonly idMappingTableId: string;
  readonly workflowArn: string;
  readonly jobType: JobType | undefined;
  /** An arbitrary value; changing it populates the table again. */
  readonly revision: string | undefined;
  readonly waitSeconds: number;
}

export const CONTRACT = contract<MappingPopulationProperties>({
  membershipId: text,
  idMappingTableId: text,
  workflowArn: text,
  jobType: optional(choice('BATCH', 'INCREMENTAL', 'DELETE_ONLY')),
  revision: optional(text),
  waitSeconds: count,
});

export const ATTRIBUTES = { idMappingJobId: 'IdMappingJobId', populationStatus: 'PopulationStatus' } as const;
