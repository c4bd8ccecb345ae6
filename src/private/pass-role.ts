import type { IRoleRef } from 'aws-cdk-lib/aws-iam';
import type { Permission } from './grant';
import { CLEAN_ROOMS_ML } from './service-trust';

/**
 * The permission to pass a role to Clean Rooms ML, and to no other service.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
export function passRoleToMl({ roleRef }: IRoleRef): Permission {
  return {
    actions: ['iam:PassRole'],
    resources: [roleRef.roleArn],
    conditions: { StringEquals: { 'iam:PassedToService': CLEAN_ROOMS_ML } },
  };
}
