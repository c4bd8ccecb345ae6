import { enumOf, listOf, optional, STRING } from '../private/shape';
import { MemberAbility, MlMemberAbility, Payment } from './abilities';

/** A payment is the name of a property in the template, so it cannot be a token. */
export const PAYMENTS = listOf(enumOf('Payment', Payment, 'known at synthesis'));

/** The shapes of `MemberOptions`. */
export const MEMBER_OPTIONS = {
  displayName: STRING,
  abilities: optional(listOf(enumOf('MemberAbility', MemberAbility))),
  mlAbilities: optional(listOf(enumOf('MlMemberAbility', MlMemberAbility))),
  paymentResponsibilities: optional(PAYMENTS),
  declinedPayments: optional(PAYMENTS),
};
