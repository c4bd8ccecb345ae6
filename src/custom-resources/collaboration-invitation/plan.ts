/*
 * Observed are the collaborations with the name and creator to which this account is invited, or which it has joined.
 * "Accepted" is an Update back to the name and creator with which a collaboration was found before, as in a rollback,
 * which must not depend on an invitation that has ended in the meantime.
 *
 * | Request | Matches  | Then                                                                                       |
 * | ------- | -------- | ------------------------------------------------------------------------------------------ |
 * | Create, | one      | done; another ID than before makes another physical id, and so a replacement               |
 * | Update  | multiple | accepted, and the one found before is among them: done with that one                       |
 * |         |          | else fail: the name is ambiguous                                                           |
 * |         | none     | accepted: done, with what was found before                                                 |
 * |         |          | else wait shortly for an invitation that was just made, then fail: not invited             |
 * | Delete  | –        | done, without a call: nothing was made                                                     |
 */
import { createHash } from 'node:crypto';
import { counted } from '../../private/counted';
import type { Done } from '../engine/done';
import type { Request } from '../engine/event';
import { type Decision, fail, type Progress, SETTLING_MS, wait } from '../engine/reconciler';
import type { CollaborationSummary } from '../service/operations/collaborations';
import { ATTRIBUTES, type InvitationProperties } from './contract';

export function decide(
  { properties, accepted }: Request<InvitationProperties>,
  matches: readonly CollaborationSummary[],
  { waited }: Progress<never>,
): Decision<never> {
  const { name, creatorAccountId } = properties;
  const before = accepted?.attributes?.[ATTRIBUTES.collaborationId];
  const [match] = matches.length > 1 ? matches.filter(({ id }) => id === before) : matches;
  if (match) {
    return found(match, digestOf(properties));
  }
  if (matches.length > 1) {
    const ids = matches.map(({ id }) => id).join(', ');
    return fail(
      `${counted(matches.length, 'collaboration')} of account ${creatorAccountId} have the name ${JSON.stringify(name)}: ` +
        `import one of them by its ID: ${ids}`,
    );
  }
  if (accepted) {
    return accepted;
  }
  const reason =
    `no pending invitation or active membership found for collaboration ${JSON.stringify(name)} of account ` +
    `${creatorAccountId} in this Region: deploy the stack of the creator first, and check name, account, and Region`;
  return waited < SETTLING_MS ? wait(reason) : fail(reason);
}

/** Those with the name and creator, without duplicates: joining between two lists makes one appear in both. */
export function matching(
  collaborations: readonly CollaborationSummary[],
  { name, creatorAccountId }: InvitationProperties,
): CollaborationSummary[] {
  const matches = collaborations.filter((it) => it.name === name && it.creatorAccountId === creatorAccountId);
  return [...new Map(matches.map((match) => [match.id, match])).values()];
}

/** The physical id: the ARN, and a digest of the name and creator with which it was found. */
export function accepted(physicalId: string, properties: InvitationProperties): Done | undefined {
  const [arn = '', digest] = physicalId.split(' ');
  const [, id] = arn.split('/');
  return id && digest === digestOf(properties) ? found({ id, arn }, digest) : undefined;
}

function found({ id, arn }: Pick<CollaborationSummary, 'id' | 'arn'>, digest: string): Done {
  return {
    next: 'done',
    physicalId: `${arn} ${digest}`,
    attributes: { [ATTRIBUTES.collaborationId]: id, [ATTRIBUTES.collaborationArn]: arn },
  };
}

/** Short, and with characters that are valid in physical ids. */
function digestOf({ name, creatorAccountId }: InvitationProperties): string {
  return createHash('sha256').update(`${creatorAccountId} ${name}`).digest('hex').slice(0, 16);
}
