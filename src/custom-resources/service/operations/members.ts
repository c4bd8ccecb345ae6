import type { Operation } from '../../engine/rest-json-client';
import { CLEAN_ROOMS } from '../clean-rooms';
import type { InCollaboration } from './collaborations';
import type { Page } from './page';

export interface MlAbilities {
  readonly customMLMemberAbilities: readonly string[];
}

interface Responsibility {
  readonly isResponsible: boolean;
}

/** The costs that a member is responsible for paying. */
export interface PaymentConfiguration {
  readonly queryCompute?: Responsibility;
  readonly jobCompute?: Responsibility;
  readonly machineLearning?: {
    readonly modelTraining?: Responsibility;
    readonly modelInference?: Responsibility;
    readonly syntheticDataGeneration?: Responsibility;
  };
}

export interface MemberSummary {
  readonly accountId: string;
  /** A later version of the service can have others than these. */
  readonly status: 'INVITED' | 'ACTIVE' | 'LEFT' | 'REMOVED';
  readonly displayName: string;
  readonly abilities: readonly string[];
  readonly mlAbilities?: MlAbilities;
  /** Of a member that has joined. */
  readonly membershipId?: string;
  readonly membershipArn?: string;
  readonly paymentConfiguration?: PaymentConfiguration;
}

export const ListMembers: Operation<InCollaboration & Page, Page & { memberSummaries: MemberSummary[] }> = {
  service: CLEAN_ROOMS,
  name: 'ListMembers',
  method: 'GET',
  path: '/collaborations/{collaborationIdentifier}/members',
  query: ['nextToken'],
  repeatable: true,
  reads: ['accountId', 'status', 'displayName', 'abilities[]', 'paymentConfiguration'].map(
    (member) => `memberSummaries[].${member}`,
  ),
};

export const DeleteMember: Operation<InCollaboration & { readonly accountId: string }, object> = {
  service: CLEAN_ROOMS,
  name: 'DeleteMember',
  method: 'DELETE',
  path: '/collaborations/{collaborationIdentifier}/member/{accountId}',
  // The API model marks it as idempotent.
  repeatable: true,
  reads: [],
};
