import type { Operation } from '../../engine/rest-json-client';
import { CLEAN_ROOMS } from '../clean-rooms';
import type { Page } from './page';

/** The path member of operations on the associations of a membership. */
interface InMembership {
  readonly membershipIdentifier: string;
}

/** The path members of operations on one association. */
interface OneAssociation extends InMembership {
  readonly configuredAudienceModelAssociationIdentifier: string;
}

export interface AudienceModelAssociationSummary {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly configuredAudienceModelArn: string;
}

export interface AudienceModelAssociation extends AudienceModelAssociationSummary {
  readonly manageResourcePolicies: boolean;
  readonly description?: string;
  /** In seconds since 1970. */
  readonly createTime: number;
}

interface AssociationResponse {
  readonly configuredAudienceModelAssociation: AudienceModelAssociation;
}

const ASSOCIATIONS = '/memberships/{membershipIdentifier}/configuredaudiencemodelassociations';
const ASSOCIATION = `${ASSOCIATIONS}/{configuredAudienceModelAssociationIdentifier}`;

export const ListConfiguredAudienceModelAssociations: Operation<
  InMembership & Page,
  Page & { configuredAudienceModelAssociationSummaries: AudienceModelAssociationSummary[] }
> = {
  service: CLEAN_ROOMS,
  name: 'ListConfiguredAudienceModelAssociations',
  method: 'GET',
  path: ASSOCIATIONS,
  query: ['nextToken'],
  repeatable: true,
  reads: ['id', 'arn', 'name', 'configuredAudienceModelArn'].map(
    (member) => `configuredAudienceModelAssociationSummaries[].${member}`,
  ),
};

export const GetConfiguredAudienceModelAssociation: Operation<OneAssociation, AssociationResponse> = {
  service: CLEAN_ROOMS,
  name: 'GetConfiguredAudienceModelAssociation',
  method: 'GET',
  path: ASSOCIATION,
  repeatable: true,
  reads: ['id', 'arn', 'name', 'configuredAudienceModelArn', 'manageResourcePolicies', 'createTime'].map(
    (member) => `configuredAudienceModelAssociation.${member}`,
  ),
};

export const CreateConfiguredAudienceModelAssociation: Operation<
  InMembership & {
    readonly configuredAudienceModelArn: string;
    readonly configuredAudienceModelAssociationName: string;
    readonly description?: string;
    readonly manageResourcePolicies: boolean;
    readonly tags: Readonly<Record<string, string>>;
  },
  AssociationResponse
> = {
  service: CLEAN_ROOMS,
  name: 'CreateConfiguredAudienceModelAssociation',
  method: 'POST',
  path: ASSOCIATIONS,
  body: [
    'configuredAudienceModelArn',
    'configuredAudienceModelAssociationName',
    'description',
    'manageResourcePolicies',
    'tags',
  ],
  // It has no client token: a second call would create a second association, or be refused because of the first one.
  repeatable: false,
  reads: ['id', 'arn'].map((member) => `configuredAudienceModelAssociation.${member}`),
};

export const UpdateConfiguredAudienceModelAssociation: Operation<
  OneAssociation & { readonly name: string; readonly description: string },
  object
> = {
  service: CLEAN_ROOMS,
  name: 'UpdateConfiguredAudienceModelAssociation',
  method: 'PATCH',
  path: ASSOCIATION,
  body: ['name', 'description'],
  // It sets both to what they are then.
  repeatable: true,
  reads: [],
};

export const DeleteConfiguredAudienceModelAssociation: Operation<OneAssociation, object> = {
  service: CLEAN_ROOMS,
  name: 'DeleteConfiguredAudienceModelAssociation',
  method: 'DELETE',
  path: ASSOCIATION,
  repeatable: true,
  reads: [],
};
