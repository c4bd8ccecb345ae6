import type { Operation } from '../../engine/rest-json-client';
import { CLEAN_ROOMS_ML } from '../clean-rooms-ml';

/** The path member of operations on the ML configuration of a membership, of which there is one. */
export interface InMembership {
  readonly membershipIdentifier: string;
}

export interface OutputLocation {
  readonly roleArn: string;
  readonly destination?: { readonly s3Destination?: { readonly s3Uri: string } };
}

export interface MlConfiguration {
  readonly defaultOutputLocation: OutputLocation;
  /** In ISO 8601. */
  readonly updateTime: string;
}

const ML_CONFIGURATION = '/memberships/{membershipIdentifier}/ml-configurations';

export const GetMLConfiguration: Operation<InMembership, MlConfiguration> = {
  service: CLEAN_ROOMS_ML,
  name: 'GetMLConfiguration',
  method: 'GET',
  path: ML_CONFIGURATION,
  repeatable: true,
  reads: ['defaultOutputLocation.roleArn'],
};

export const PutMLConfiguration: Operation<InMembership & { readonly defaultOutputLocation: OutputLocation }, object> =
  {
    service: CLEAN_ROOMS_ML,
    name: 'PutMLConfiguration',
    method: 'PUT',
    path: ML_CONFIGURATION,
    body: ['defaultOutputLocation'],
    // The API model marks it as idempotent.
    repeatable: true,
    reads: [],
  };

export const DeleteMLConfiguration: Operation<InMembership, object> = {
  service: CLEAN_ROOMS_ML,
  name: 'DeleteMLConfiguration',
  method: 'DELETE',
  path: ML_CONFIGURATION,
  // The API model marks it as idempotent.
  repeatable: true,
  reads: [],
};
