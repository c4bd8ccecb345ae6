import { expect } from 'vitest';
import { type Caller, type CleanRoomsService, ServiceError } from '../../../local/cleanrooms/service';
import { CREATOR, newCollaboration, PARTNER } from '../../local/cleanrooms/clean-room';
import { Audiences } from '../audiences';
import type { DeployedKinds } from './deployed-kind';

/** What CloudFormation deploys, changes and deletes with the function of each kind. A kind without a row does not compile. */
export const DEPLOYED_KINDS: DeployedKinds = {
  'analysis-template-validation': {
    changed: (properties) => ({ ...properties, onInvalid: 'REPORT' }),
    attributes: { ValidationStatus: 'VALID' },
  },

  'audience-model': {
    // The name of a model that is retained cannot be that of the next one, so it is generated.
    named: (_, properties, name) => ({ ...properties, isNameGenerated: true, description: name }),
    changed: (properties) => ({ ...properties, tags: { team: 'films' } }),
    isMet: (service, { description }) =>
      new Audiences(service, CREATOR).trained().some((model) => model.description === description),
    retained: 'a model was trained for hours',
  },

  'auto-approved-changes': {
    changed: (properties) => ({ ...properties, changeTypes: ['GRANT_RECEIVE_RESULTS_ABILITY'] }),
    isMet: (service, { collaborationId, changeTypes = [] }) =>
      requestsIn(service, collaborationId).some(
        ({ status, changes }) =>
          status === 'PENDING' &&
          changes.some(
            ({ specification: { collaboration } }) =>
              collaboration?.autoApprovedChangeTypes.join() === changeTypes.join(),
          ),
      ),
  },

  'budget-remaining': {
    changed: (properties) => ({ ...properties, minimums: { COUNT: 18 } }),
    attributes: { RemainingCount: '18', MaxCount: '18', RemainingAccesses: 'NONE' },
  },

  'change-request-approval': {
    changed: (properties) => ({ ...properties, mayReceiveResults: true }),
    isMet: (service, { collaborationId, approver, accountId = '' }) =>
      requestsIn(service, collaborationId).some(
        ({ approvals, changes }) =>
          approvals?.[approver]?.status === 'APPROVED' && JSON.stringify(changes).includes(accountId),
      ),
    retained: 'an approval cannot be withdrawn',
  },

  'collaboration-invitation': {
    named: (service, properties, name) => ({ ...properties, name: newCollaboration(service, { name }).name }),
    changed: (properties) => ({ ...properties, revision: '2' }),
    attributes: { CollaborationArn: expect.stringContaining(`:${CREATOR.account}:collaboration/`) },
  },

  'collaboration-member': {
    changed: (properties) => ({ ...properties, receivesResults: true }),
    isMet: (service, { collaborationId, accountId, receivesResults }) =>
      requestsIn(service, collaborationId).some(({ status, changes }) =>
        changes.some(
          ({ specification: { member } }) =>
            status === 'PENDING' &&
            member?.accountId === accountId &&
            member.memberAbilities.includes('CAN_RECEIVE_RESULTS') === receivesResults,
        ),
      ),
  },

  'configured-audience-model': {
    named: (_, properties, name) => ({ ...properties, name }),
    changed: (properties) => ({ ...properties, minMatchingSeedSize: 25, tags: { team: 'films' } }),
    isMet: (service, { name, audienceModelArn, minMatchingSeedSize }) =>
      new Audiences(service, CREATOR)
        .configured()
        .some(
          (model) =>
            model.name === name &&
            model.audienceModelArn === audienceModelArn &&
            model.minMatchingSeedSize === minMatchingSeedSize,
        ),
  },

  'configured-audience-model-association': {
    changed: (properties) => ({ ...properties, description: 'Lookalikes of buyers' }),
    isMet: (service, { membershipId, configuredAudienceModelArn, description }) =>
      new Audiences(service, PARTNER)
        .associated()
        .some(
          (association) =>
            association.membershipId === membershipId &&
            association.configuredAudienceModelArn === configuredAudienceModelArn &&
            association.description === description,
        ),
  },

  'disallowed-intermediate-table': {
    changed: (properties) => ({ ...properties, includesDescendants: !properties.includesDescendants }),
    isMet: (service, { membershipId }) => {
      const { collaborationId } = membershipsOf(service, PARTNER).find(({ id }) => id === membershipId) ?? {};
      const own = membershipsOf(service, CREATOR).find((one) => one.collaborationId === collaborationId);
      return tablesIn(service, own?.id).every(({ status }) => status === 'DISALLOWED_BY_DATA_PROVIDER');
    },
    retained: 'no operation allows the table again',
  },

  'id-mapping-table-population': {
    changed: (properties) => ({ ...properties, revision: '2' }),
    attributes: { PopulationStatus: 'SUCCEEDED' },
  },

  'intermediate-table-population': {
    changed: (properties) => ({ ...properties, revision: '2' }),
    isMet: (service, { membershipId, intermediateTableId }) =>
      tablesIn(service, membershipId).some(
        ({ id, status }) => id === intermediateTableId && status === 'POPULATE_SUCCESS',
      ),
    retained: 'the table keeps its data',
  },

  'ml-configuration': {
    changed: (properties) => ({ ...properties, s3Uri: 's3://models/trained' }),
    isMet: (service, { membershipId, s3Uri, roleArn }) => {
      const location = outputLocationOf(service, membershipId);
      return location?.roleArn === roleArn && location.destination.s3Destination.s3Uri === s3Uri;
    },
  },

  'partner-membership': {
    changed: (properties) => ({ ...properties, revision: '2' }),
    attributes: { MemberStatus: 'ACTIVE' },
  },

  'privacy-impact': {
    changed: (properties) => ({ ...properties, epsilon: 5 }),
    attributes: { MaxCount: '18' },
  },

  'schema-readiness': {
    changed: (properties) => ({ ...properties, onNotReady: 'REPORT' }),
    attributes: { ReadinessStatus: 'READY', ReadinessReasons: 'NONE' },
  },
};

interface Request {
  readonly status: string;
  readonly approvals?: { readonly [account: string]: { readonly status: string } };
  readonly changes: readonly {
    readonly specification: {
      readonly member?: { readonly accountId: string; readonly memberAbilities: readonly string[] };
      readonly collaboration?: { readonly autoApprovedChangeTypes: readonly string[] };
    };
  }[];
}

function requestsIn(service: CleanRoomsService, collaborationIdentifier: string): readonly Request[] {
  const listed = service.look(CREATOR, 'ListCollaborationChangeRequests', { collaborationIdentifier });
  return listed.collaborationChangeRequestSummaries as Request[];
}

interface Membership {
  readonly id: string;
  readonly collaborationId: string;
}

function membershipsOf(service: CleanRoomsService, caller: Caller): readonly Membership[] {
  return service.look(caller, 'ListMemberships').membershipSummaries as Membership[];
}

interface Table {
  readonly id: string;
  readonly status: string;
}

function tablesIn(service: CleanRoomsService, membershipIdentifier: string | undefined): readonly Table[] {
  return service.look(CREATOR, 'ListIntermediateTables', { membershipIdentifier })
    .intermediateTableSummaries as Table[];
}

interface OutputLocation {
  readonly roleArn: string;
  readonly destination: { readonly s3Destination: { readonly s3Uri: string } };
}

/** Of the ML configuration of the partner; undefined if it has none. */
function outputLocationOf(service: CleanRoomsService, membershipIdentifier: string): OutputLocation | undefined {
  try {
    return service.look(PARTNER, 'GetMLConfiguration', { membershipIdentifier })
      .defaultOutputLocation as OutputLocation;
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'ResourceNotFoundException') {
      return undefined;
    }
    throw error;
  }
}
