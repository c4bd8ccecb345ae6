/*
 * What starts a population and how it ends is the decision table of `engine/job.ts`. Which version is that of a request:
 *
 * | Request                      | Version                                                                    |
 * | ---------------------------- | -------------------------------------------------------------------------- |
 * | Create, Update               | the first one that was made since the request                              |
 * | Create, without parameters   | else the newest one, if it has data or is about to: CloudFormation itself  |
 * |                              | can populate a table when it creates it                                    |
 *
 * A table that does not exist: wait shortly for one that was just created; after that fail.
 *
 * Delete: done, without a call. The table has the data, and its own deletion deletes it.
 */
import { digestOf } from '../engine/digest';
import type { Done } from '../engine/done';
import type { Request } from '../engine/event';
import { decideJob, isSince, type Job, lastResponse } from '../engine/job';
import { type Decision, fail, type Progress, SETTLING_MS, wait } from '../engine/reconciler';
import type { TableVersion } from '../service/operations/intermediate-tables';
import { ATTRIBUTES, type IntermediatePopulationProperties } from './contract';

/** The versions of the table, if it exists. */
export interface Observed {
  readonly exists: boolean;
  readonly statusReason?: string;
  readonly versions: readonly TableVersion[];
}

/** A population, as its response describes it. */
export type Started = Pick<TableVersion, 'versionId' | 'analysisId'>;

export type Step = { readonly do: 'populate'; readonly response?: Started };

interface Population extends Job, Started {
  readonly status: string;
}

export function decide(
  request: Request<IntermediatePopulationProperties>,
  { exists, statusReason, versions }: Observed,
  progress: Progress<Step>,
): Decision<Step> {
  const { properties } = request;
  const { membershipId, intermediateTableId, waitSeconds } = properties;
  const physicalId = physicalIdOf(properties);
  const isAcceptedAlready = request.type === 'Update' && request.physicalId === physicalId;
  if (!exists && !isAcceptedAlready) {
    const reason = `membership ${membershipId} has no intermediate table ${intermediateTableId}: check both IDs`;
    return progress.waited < SETTLING_MS ? wait(reason) : fail(reason);
  }
  const response = lastResponse(progress);
  const version = versionOf(request, versions, response);
  return decideJob<Population, Step>(
    {
      subject: `the population of intermediate table ${intermediateTableId}`,
      isAcceptedAlready,
      job: version && { ...version, state: stateOf(version), reason: statusReason },
      started: response && { ...response, state: 'running', status: 'POPULATE_STARTED' },
      waitSeconds,
      start: { next: 'act', step: { do: 'populate' }, physicalId },
      done: (population) => doneWith(properties, population),
    },
    progress.waited,
  );
}

function versionOf(
  request: Request<IntermediatePopulationProperties>,
  versions: readonly TableVersion[],
  response: Started | undefined,
): TableVersion | undefined {
  const oldestFirst = [...versions].sort((one, other) => one.createTime - other.createTime);
  if (response) {
    return oldestFirst.find(({ versionId }) => versionId === response.versionId);
  }
  const since = oldestFirst.find(({ createTime }) => isSince(request, createTime));
  if (since || request.type !== 'Create' || request.properties.parameters) {
    return since;
  }
  const newest = oldestFirst.at(-1);
  return newest && POPULATED.has(newest.status) ? newest : undefined;
}

const POPULATED: ReadonlySet<string> = new Set(['POPULATE_STARTED', 'POPULATE_SUCCESS']);

function stateOf({ status }: TableVersion): Job['state'] {
  switch (status) {
    case 'POPULATE_FAILED':
      return 'failed';
    case 'POPULATE_SUCCESS':
      return 'succeeded';
    default:
      return 'running';
  }
}

/** The physical id contains what was accepted. */
export function accepted(physicalId: string, properties: IntermediatePopulationProperties): Done | undefined {
  return physicalId === physicalIdOf(properties) ? doneWith(properties, undefined) : undefined;
}

function doneWith(properties: IntermediatePopulationProperties, population: Population | undefined): Done {
  return {
    next: 'done',
    physicalId: physicalIdOf(properties),
    attributes: {
      [ATTRIBUTES.analysisId]: population?.analysisId ?? 'UNKNOWN',
      [ATTRIBUTES.versionId]: population?.versionId ?? 'UNKNOWN',
      [ATTRIBUTES.populationStatus]: population?.status ?? 'UNKNOWN',
    },
  };
}

/** Without how long to wait: that changes nothing of the data. */
function physicalIdOf({ waitSeconds, ...inputs }: IntermediatePopulationProperties): string {
  return `${inputs.membershipId}/${inputs.intermediateTableId}/population/${digestOf(inputs)}`;
}
