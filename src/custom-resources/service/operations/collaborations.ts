import type { Operation } from '../../engine/rest-json-client';
import { CLEAN_ROOMS } from '../clean-rooms';
import type { Page } from './page';

/** The path member of operations on a collaboration. */
export interface InCollaboration {
  readonly collaborationIdentifier: string;
}

export interface CollaborationSummary {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly creatorAccountId: string;
}

export const GetCollaboration: Operation<
  InCollaboration,
  { collaboration: { readonly autoApprovedChangeTypes?: readonly string[] } }
> = {
  service: CLEAN_ROOMS,
  name: 'GetCollaboration',
  method: 'GET',
  path: '/collaborations/{collaborationIdentifier}',
  repeatable: true,
  reads: ['collaboration'],
};

export const ListCollaborations: Operation<
  Page & { readonly memberStatus: 'INVITED' | 'ACTIVE' },
  Page & { collaborationList: CollaborationSummary[] }
> = {
  service: CLEAN_ROOMS,
  name: 'ListCollaborations',
  method: 'GET',
  path: '/collaborations',
  query: ['memberStatus', 'nextToken'],
  repeatable: true,
  reads: ['id', 'arn', 'name', 'creatorAccountId'].map((member) => `collaborationList[].${member}`),
};
