import { choice, contract, count, optional, type Texts, text, texts } from '../engine/properties';
import type { WorkerType } from '../service/operations/intermediate-tables';

/** The table that is populated, and with what. */
export interface IntermediatePopulationProperties {
  readonly membershipId: string;
  readonly intermediateTableId: string;
  readonly parameters: Texts | undefined;
  readonly workerType: WorkerType | undefined;
  readonly workerCount: number | undefined;
  readonly sparkProperties: Texts | undefined;
  readonly payerAccountId: string | undefined;
  /** An arbitrary value; changing it populates the table again. */
  readonly revision: string | undefined;
  readonly waitSeconds: number;
}

export const CONTRACT = contract<IntermediatePopulationProperties>({
  membershipId: text,
  intermediateTableId: text,
  parameters: optional(texts),
  workerType: optional(choice('CR.1X', 'CR.4X', 'CR.8X')),
  workerCount: optional(count),
  sparkProperties: optional(texts),
  payerAccountId: optional(text),
  revision: optional(text),
  waitSeconds: count,
});

export const ATTRIBUTES = {
  analysisId: 'AnalysisId',
  versionId: 'VersionId',
  populationStatus: 'PopulationStatus',
} as const;
