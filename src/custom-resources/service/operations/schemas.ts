import type { Operation } from '../../engine/rest-json-client';
import { CLEAN_ROOMS } from '../clean-rooms';
import type { InCollaboration } from './collaborations';

export interface SchemaStatusReason {
  /** A later version of the service can have others than this library knows. */
  readonly code: string;
  readonly message: string;
}

/** Whether a table can be used by one type of analysis. */
export interface SchemaStatusDetail {
  readonly analysisType: string;
  readonly status: string;
  readonly reasons?: readonly SchemaStatusReason[];
}

/** A table of any member, as the members of its collaboration see it. */
export interface Schema {
  readonly creatorAccountId: string;
  readonly schemaStatusDetails: readonly SchemaStatusDetail[];
}

export const GetSchema: Operation<InCollaboration & { readonly name: string }, { schema: Schema }> = {
  service: CLEAN_ROOMS,
  name: 'GetSchema',
  method: 'GET',
  path: '/collaborations/{collaborationIdentifier}/schemas/{name}',
  repeatable: true,
  reads: ['creatorAccountId', 'schemaStatusDetails[].analysisType', 'schemaStatusDetails[].status'].map(
    (member) => `schema.${member}`,
  ),
};
