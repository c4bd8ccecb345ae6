import { ADDITIONAL_ANALYSIS, DIRECT_ANALYSIS } from '../../private/words';
import { choice, choices, contract, optional, text } from '../engine/properties';

export type AnalysisType = typeof DIRECT_ANALYSIS | typeof ADDITIONAL_ANALYSIS;

/** The table that must be ready, for what, and what happens if it is not. */
export interface ReadinessProperties {
  readonly collaborationId: string;
  readonly tableName: string;
  readonly analysisTypes: readonly AnalysisType[];
  readonly onNotReady: OnNotReady;
  /** An arbitrary value; changing it makes CloudFormation check again. */
  readonly revision: string | undefined;
}

export type OnNotReady = 'FAIL' | 'REPORT';

export const CONTRACT = contract<ReadinessProperties>({
  collaborationId: text,
  tableName: text,
  analysisTypes: choices(DIRECT_ANALYSIS, ADDITIONAL_ANALYSIS),
  onNotReady: choice('FAIL', 'REPORT'),
  revision: optional(text),
});

export const ATTRIBUTES = { readinessStatus: 'ReadinessStatus', readinessReasons: 'ReadinessReasons' } as const;
