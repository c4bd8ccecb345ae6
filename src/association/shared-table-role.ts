import type { IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Note } from '../private/note';

/** The permissions to read a table. */
export interface TablePermissions {
  readonly statements: PolicyStatement[];
  /** Why the resources of a statement contain a wildcard. */
  readonly wildcardReason: string;
}

/** What an association does with a role that is shared. */
export interface SharedTableRole {
  readonly membership: IMembershipRef;
  readonly grantRead: (permissions: TablePermissions) => void;
}

export const SHARED_TABLE_ROLE = new Note<SharedTableRole>('TableAccessRole');
