import type { IResource } from 'aws-cdk-lib';
import { type StatedResource, stateResource } from '../private/stated-resource';
import type { CollaborationDetails } from './collaboration-details';
import { renderCryptographicComputing, renderTerms } from './terms-rendering';

/** What is known about a collaboration that another stack or account creates. */
export interface StatedCollaboration extends CollaborationDetails {
  /** @default - unknown */
  readonly collaborationName?: string;
  /** @default - unknown */
  readonly creatorAccountId?: string;
}

/**
 * Notes the details that the user specifies for a collaboration that another stack or account creates.
 *
 * Constructs derive values from them, and rules evaluate them like those of a collaboration of this app. Other facts are
 * unknown.
 */
export function stateTerms(imported: IResource, identifier: string, stated: StatedCollaboration): void {
  const { collaborationName, creator, members, queryLogging, jobLogging, creatorAccountId } = stated;
  const { metrics, allowedResultRegions, cryptographicComputing } = stated;
  const terms = renderTerms({ creator: creator ?? { displayName: '' }, members, queryLogging, jobLogging });
  const resource: StatedResource = {
    type: 'AWS::CleanRooms::Collaboration',
    account: creatorAccountId,
    region: imported.env.region,
    properties: {
      ...(collaborationName === undefined ? {} : { name: collaborationName }),
      ...(creator && {
        creatorDisplayName: terms.creatorDisplayName,
        creatorMemberAbilities: terms.creatorMemberAbilities,
        creatorMlMemberAbilities: terms.creatorMlMemberAbilities,
        creatorPaymentConfiguration: terms.creatorPaymentConfiguration,
      }),
      ...(members && { members: terms.members }),
      ...(queryLogging === undefined ? {} : { queryLogStatus: terms.queryLogStatus }),
      ...(jobLogging === undefined ? {} : { jobLogStatus: terms.jobLogStatus }),
      ...(metrics === undefined ? {} : { isMetricsEnabled: metrics }),
      ...(allowedResultRegions && { allowedResultRegions }),
      ...(cryptographicComputing && { dataEncryptionMetadata: renderCryptographicComputing(cryptographicComputing) }),
    },
  };
  stateResource(imported, resource, identifier);
}
