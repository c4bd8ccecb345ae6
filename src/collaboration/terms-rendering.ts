import type { CfnCollaboration } from 'aws-cdk-lib/aws-cleanrooms';
import { MemberAbility, Payment } from './abilities';
import type { CryptographicComputingOptions } from './cryptographic-computing';
import type { Member, MemberOptions } from './member';
import { renderAbilities, renderMlAbilities, renderPayment, renderSwitch } from './member-rendering';

/** Renders the members of a collaboration, their abilities and their payment configuration. */
export function renderTerms(props: {
  readonly creator: MemberOptions;
  readonly members?: Member[];
  readonly queryLogging?: boolean;
  readonly jobLogging?: boolean;
}) {
  const members = props.members ?? [];
  const everyone = [props.creator, ...members.map((member) => member._options)];
  const costs = everyone.flatMap(({ paymentResponsibilities }) => paymentResponsibilities ?? []);
  const queriesUnpaid = costs.length > 0 && !costs.includes(Payment.QUERY_COMPUTE);
  const jobs = everyone.some(({ abilities }) => abilities?.includes(MemberAbility.RUN_JOB));
  return {
    creatorDisplayName: props.creator.displayName,
    creatorMemberAbilities: renderAbilities(props.creator.abilities),
    creatorMlMemberAbilities: renderMlAbilities(props.creator.mlAbilities),
    creatorPaymentConfiguration: renderPayment(costsOf(props.creator, queriesUnpaid), props.creator.declinedPayments),
    members: members.map(({ accountId, _options: options }) => ({
      accountId,
      displayName: options.displayName,
      memberAbilities: renderAbilities(options.abilities),
      mlMemberAbilities: renderMlAbilities(options.mlAbilities),
      paymentConfiguration: renderPayment(costsOf(options, queriesUnpaid), options.declinedPayments),
    })),
    queryLogStatus: renderSwitch(props.queryLogging ?? true),
    jobLogStatus: props.jobLogging === undefined && !jobs ? undefined : renderSwitch(props.jobLogging ?? true),
  };
}

/**
 * The costs in the payment configuration of a member. A member with a payment configuration must specify whether it
 * pays for queries. Therefore, if any member pays for a cost, the member who pays for queries by default has a
 * configuration, too.
 */
function costsOf(
  { abilities, paymentResponsibilities: payments, declinedPayments }: MemberOptions,
  queriesUnpaid: boolean,
): readonly Payment[] | undefined {
  const declines = declinedPayments?.includes(Payment.QUERY_COMPUTE);
  const byDefault = queriesUnpaid && !declines && abilities?.includes(MemberAbility.QUERY);
  const costs = [...(payments ?? []), ...(byDefault ? [Payment.QUERY_COMPUTE] : [])];
  return payments || costs.length > 0 ? costs : undefined;
}

export function renderCryptographicComputing(
  options?: CryptographicComputingOptions,
): CfnCollaboration.DataEncryptionMetadataProperty | undefined {
  return (
    options && {
      allowCleartext: options.allowCleartext ?? false,
      allowDuplicates: options.allowDuplicates ?? false,
      allowJoinsOnColumnsWithDifferentNames: options.allowJoinsOnColumnsWithDifferentNames ?? false,
      preserveNulls: options.preserveNulls ?? false,
    }
  );
}
