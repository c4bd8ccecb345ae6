/**
 * The account of a second company, which the variable `CLEANROOMS_PARTNER_ACCOUNT` states. No account has the ID without
 * it, so that a test that is deployed by mistake invites nobody.
 */
export const PARTNER = process.env.CLEANROOMS_PARTNER_ACCOUNT ?? '000000000000';
