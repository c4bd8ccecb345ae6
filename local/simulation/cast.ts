/** Who takes part in a history, and as what. */
export const REGION = 'us-east-1';

/** Deploys the collaboration and its members. */
export const CREATOR = '111111111111';
/** Invited from the start; deploys its lookup, membership, template and approvals. */
export const PARTNER = '222222222222';
/** Has a collaboration of the same name, and no business with the other one. */
export const STRANGER = '333333333333';
/** May be added by stacks. */
export const MEMBERS = ['444444444444', '555555555555', '666666666666'] as const;
/** Is only ever added by people. */
export const GUEST = '777777777777';
/** Is added by people together with the guest, in one change request. */
export const OTHER_GUEST = '888888888888';

export const COLLABORATION_NAME = 'Campaign reach';

/** As members are called in the collaboration; long enough to be noticed in a log. */
export function displayNameOf(account: string): string {
  return `Company ${account.slice(0, 4)}`;
}
