/** The accounts of a history, and their roles in it. */
export const REGION = 'us-east-1';

/** Deploys the collaboration and its members. */
export const CREATOR = '111111111111';
/** Invited from the start; deploys its invitation, membership, template, and approvals. */
export const PARTNER = '222222222222';
/** Has a collaboration with the same name, and no access to the other one. */
export const STRANGER = '333333333333';
/** Can be added by stacks. */
export const MEMBERS = ['444444444444', '555555555555', '666666666666'] as const;
/** Is only added in the console. */
export const GUEST = '777777777777';
/** Is added in the console together with the guest, in one change request. */
export const OTHER_GUEST = '888888888888';

export const COLLABORATION_NAME = 'Campaign reach';

/** The name of a member in the collaboration; long enough to be recognized in a log. */
export function displayNameOf(account: string): string {
  return `Company ${account.slice(0, 4)}`;
}
