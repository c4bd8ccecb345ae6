import type { Texts } from '../../engine/properties';
import type { Operation } from '../../engine/rest-json-client';
import { CLEAN_ROOMS } from '../clean-rooms';
import type { Page } from './page';

interface InMembership {
  readonly membershipIdentifier: string;
}

interface OneTable extends InMembership {
  readonly intermediateTableIdentifier: string;
}

const TABLE = '/memberships/{membershipIdentifier}/intermediateTables/{intermediateTableIdentifier}';

export const GetIntermediateTable: Operation<
  OneTable,
  { readonly intermediateTable: { readonly statusReason?: string } }
> = {
  service: CLEAN_ROOMS,
  name: 'GetIntermediateTable',
  method: 'GET',
  path: TABLE,
  repeatable: true,
  reads: ['intermediateTable'],
};

/** What a population of an intermediate table has made, or is about to make. */
export interface TableVersion {
  readonly versionId: string;
  readonly analysisId: string;
  /** In seconds since 1970. */
  readonly createTime: number;
  /** For example `POPULATE_STARTED`. */
  readonly status: string;
}

export const ListIntermediateTableVersions: Operation<
  OneTable & Page,
  Page & { readonly intermediateTableVersionSummaries: readonly TableVersion[] }
> = {
  service: CLEAN_ROOMS,
  name: 'ListIntermediateTableVersions',
  method: 'GET',
  path: `${TABLE}/versions`,
  query: ['nextToken'],
  repeatable: true,
  reads: ['versionId', 'analysisId', 'createTime', 'status'].map(
    (member) => `intermediateTableVersionSummaries[].${member}`,
  ),
};

export type WorkerType = 'CR.1X' | 'CR.4X' | 'CR.8X';

export const PopulateIntermediateTable: Operation<
  OneTable & {
    readonly parameters?: Texts;
    readonly computeConfiguration?: {
      readonly queryComputeConfiguration: {
        readonly type?: WorkerType;
        readonly number?: number;
        readonly properties?: { readonly spark: Texts };
      };
    };
    readonly analysisPayerAccountId?: string;
  },
  { readonly analysisId: string; readonly versionId: string }
> = {
  service: CLEAN_ROOMS,
  name: 'PopulateIntermediateTable',
  method: 'POST',
  path: `${TABLE}/populate`,
  body: ['parameters', 'computeConfiguration', 'analysisPayerAccountId'],
  // Each call starts an analysis.
  repeatable: false,
  reads: ['analysisId', 'versionId'],
};

export const DisallowIntermediateTable: Operation<
  InMembership & { readonly intermediateTableName: string; readonly includeDescendants: boolean },
  object
> = {
  service: CLEAN_ROOMS,
  name: 'DisallowIntermediateTable',
  method: 'POST',
  path: '/memberships/{membershipIdentifier}/disallowIntermediateTable',
  body: ['intermediateTableName', 'includeDescendants'],
  // The API model marks it as idempotent.
  repeatable: true,
  reads: [],
};
