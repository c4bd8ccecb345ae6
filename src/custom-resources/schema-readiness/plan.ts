/*
 * The status of a table is that of the analysis types that must be ready: the first row that applies to all of their
 * details. "Accepted" is an Update back to what was accepted before: a rollback, which never waits and never fails.
 *
 * | Status of the table                       | Mode FAIL                             | Mode REPORT              | accepted |
 * | ----------------------------------------- | ------------------------------------- | ------------------------ | -------- |
 * | READY                                     | done                                  | done                     | done     |
 * | NOT_READY, only because of reasons that   | wait; after that fail                 | wait two minutes, then   | done     |
 * | can disappear, or that are unknown        |                                       | done                     |          |
 * | NOT_READY, also because of another reason | wait shortly; after that fail: a      | wait shortly, then done  | done     |
 * |                                           | member must change something          |                          |          |
 * | an analysis type has no detail            | wait; after that fail                 | wait two minutes, then   | done     |
 * |                                           |                                       | done                     |          |
 * | the table does not exist                  | wait shortly; after that fail         | wait shortly, then done  | done     |
 *
 * A short wait is for lists of the service that are behind. Every failure has all reasons of the service, each with its
 * fix; a code of a later version is shown as it is.
 *
 * Delete: done, without a call: nothing was made.
 */

import { digestOf } from '../../private/digest';
import type { Done } from '../engine/done';
import type { Request } from '../engine/event';
import { type Decision, fail, type Progress, SETTLING_MS, wait } from '../engine/reconciler';
import type { Schema, SchemaStatusDetail, SchemaStatusReason } from '../service/operations/schemas';
import { type AnalysisType, ATTRIBUTES, type ReadinessProperties } from './contract';
import { REASONS } from './reasons';

/** How long to wait for a table whose readiness is only reported: less than the time of the function. */
const REPORT_WAIT_MS = 120_000;

/** The table as its collaboration shows it, if it exists. */
export interface Observed {
  readonly schema?: Schema;
}

/** What is known of the table, and whether time alone can change it. */
interface Readiness {
  readonly status: 'READY' | 'NOT_READY' | 'NOT_FOUND';
  readonly reasons: string;
  readonly canChange: boolean;
}

export function decide(
  { properties, accepted }: Request<ReadinessProperties>,
  { schema }: Observed,
  { waited }: Progress<never>,
): Decision<never> {
  const readiness = schema ? readinessOf(schema, properties) : notFound(properties);
  const { status, reasons, canChange } = readiness;
  if (status === 'READY' || accepted) {
    return doneWith(properties, status, reasons);
  }
  const isReported = properties.onNotReady === 'REPORT';
  const patience = canChange ? (isReported ? REPORT_WAIT_MS : Number.POSITIVE_INFINITY) : SETTLING_MS;
  if (waited < patience) {
    return wait(reasons);
  }
  return isReported ? doneWith(properties, status, reasons) : fail(reasons);
}

function readinessOf({ creatorAccountId, schemaStatusDetails }: Schema, properties: ReadinessProperties): Readiness {
  const { tableName, analysisTypes } = properties;
  const table = `table ${JSON.stringify(tableName)} of account ${creatorAccountId}`;
  const obstacles = analysisTypes.flatMap((type) => {
    const details = schemaStatusDetails.filter(({ analysisType }) => analysisType === type);
    const messages = details.length > 0 ? details.flatMap(obstaclesOf) : [NO_STATUS];
    return messages.length > 0 ? [{ type, messages }] : [];
  });
  if (obstacles.length === 0) {
    return { status: 'READY', reasons: 'NONE', canChange: false };
  }
  const texts = obstacles.map(
    ({ type, messages }) =>
      `${table} is not ready for ${WORDS[type]}: ${[...new Set(messages.map(({ text }) => text))].join('; ')}`,
  );
  const canChange = obstacles.every(({ messages }) => messages.every((obstacle) => obstacle.canDisappear));
  return { status: 'NOT_READY', reasons: texts.join('. '), canChange };
}

const WORDS: Readonly<Record<AnalysisType, string>> = {
  DIRECT_ANALYSIS: 'direct analyses',
  ADDITIONAL_ANALYSIS: 'additional analyses',
};

interface Obstacle {
  readonly text: string;
  readonly canDisappear: boolean;
}

const NO_STATUS: Obstacle = {
  text: 'the service has returned no status for them, which it does only if the analysis rule of the table allows them',
  canDisappear: true,
};

function obstaclesOf({ status, reasons }: SchemaStatusDetail): Obstacle[] {
  if (status === 'READY') {
    return [];
  }
  const known = (reasons ?? []).map(obstacleOf);
  return known.length > 0 ? known : [{ text: `the status is ${status}, without a reason`, canDisappear: true }];
}

function obstacleOf({ code, message }: SchemaStatusReason): Obstacle {
  const reason = Object.hasOwn(REASONS, code) ? REASONS[code] : undefined;
  const text = `${code}: ${message}`;
  return reason
    ? { text: `${text}; fix: ${reason.fix} (${reason.page})`, canDisappear: reason.canDisappear }
    : { text, canDisappear: true };
}

function notFound({ collaborationId, tableName }: ReadinessProperties): Readiness {
  const reasons =
    `collaboration ${collaborationId} has no table ${JSON.stringify(tableName)}: deploy the association of the table ` +
    'first, by its owner, and check the name';
  return { status: 'NOT_FOUND', reasons, canChange: false };
}

/** The physical id contains what was accepted. */
export function accepted(physicalId: string, properties: ReadinessProperties): Done | undefined {
  const reason = 'the service did not return the status of what was accepted before';
  return physicalId === physicalIdOf(properties) ? doneWith(properties, 'UNKNOWN', reason) : undefined;
}

function doneWith(properties: ReadinessProperties, status: string, reasons: string): Done {
  const attributes = { [ATTRIBUTES.readinessStatus]: status, [ATTRIBUTES.readinessReasons]: reasons };
  return { next: 'done', physicalId: physicalIdOf(properties), attributes };
}

/** With a digest, because names of tables and revisions are texts of users. */
function physicalIdOf(properties: ReadinessProperties): string {
  const { collaborationId, tableName, analysisTypes, onNotReady, revision = null } = properties;
  const digest = digestOf(JSON.stringify([tableName, analysisTypes, onNotReady, revision]));
  return `${collaborationId}/readiness/${digest}`;
}
