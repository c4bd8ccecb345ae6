import type { IConfiguredTableRef, IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { IRoleRef } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { TableSource } from '../configured-table/table-source';
import type { AssociationParties } from '../derivation/association-parties';
import type { TableDescription } from '../derivation/table-description';
import { InputError } from '../private/errors';
import { isOtherMembership } from '../private/same-membership';
import { newServiceRole } from '../private/service-role';
import { serviceTrust } from '../private/service-trust';
import { code, text } from '../private/text';
import { SHARED_TABLE_ROLE, type TablePermissions } from './shared-table-role';

/** What the user specifies about an association. */
interface Specified {
  readonly role?: IRoleRef;
  readonly membership: IMembershipRef;
  readonly table: IConfiguredTableRef;
}

/** The role with which Clean Rooms reads the table of an association: the one that is specified, or a new one. */
export function roleFor(
  association: Construct,
  { role, membership, table }: Specified,
  description: TableDescription,
  { trust }: AssociationParties,
): IRoleRef {
  const shared = SHARED_TABLE_ROLE.read(role);
  if (role && !shared) {
    return role;
  }
  const permissions = permissionsFor(association, table, description);
  if (role && shared) {
    requireSameMembership(association, shared.membership, membership);
    shared.grantRead(permissions);
    return role;
  }
  return newServiceRole(association, 'Role', {
    description: 'Clean Rooms reads a configured table with this role',
    trust: serviceTrust(association, trust),
    policyName: 'ReadTable',
    ...permissions,
  });
}

/** Throws an error if a shared role certainly trusts Clean Rooms for another membership only. */
function requireSameMembership(association: Construct, trusted: IMembershipRef, own: IMembershipRef) {
  if (isOtherMembership(trusted, own)) {
    throw new InputError(association, {
      what: text`${code('role')} is for the tables of the membership "${trusted.node.path}"`,
      why: text`its trust policy does not allow requests for the membership "${own.node.path}"`,
      fix: text`create another ${code('TableAccessRole')} for this membership`,
    });
  }
}

function permissionsFor(
  association: Construct,
  table: IConfiguredTableRef,
  { source, glueTable }: TableDescription,
): TablePermissions {
  const readable = source ?? (glueTable && TableSource.glueRef(glueTable));
  if (!readable) {
    throw new InputError(association, {
      what: `the data source of the table "${table.node.path}" cannot be determined`,
      why: 'it is required to create a role that can read only this table',
      fix: text`import the table with ${code('ConfiguredTable.fromConfiguredTableAttributes')} and its
        ${code('source')}, or specify ${code('role')} of the association`,
    });
  }
  return { statements: readable._readStatements(association), wildcardReason: readable._wildcardReason };
}
