/*
 * Observed are the collaborations with the name and creator to which this account is invited, or which it has joined.
 *
 * | Request | Matches  | Then                                                                                       |
 * | ------- | -------- | ------------------------------------------------------------------------------------------ |
 * | Create, | one      | done; another ID than before makes another physical id, and so a replacement               |
 * | Update  | multiple | Update, and the one found before is among them: done with that one                         |
 * |         |          | else fail: the name is ambiguous                                                           |
 * |         | none     | Update back to the name and creator of the physical id: done, unchanged                    |
 * |         |          | else fail: not invited                                                                     |
 * | Delete  | –        | done, without a call: nothing was made                                                     |
 *
 * An Update back is a rollback: it must not depend on an invitation that has ended in the meantime.
 */
import { createHash } from 'node:crypto';
import type { Request } from '../engine/event';
import { type Decision, fail } from '../engine/reconciler';
import type { CollaborationSummary } from '../service/operations/collaborations';
import { ATTRIBUTES, type InvitationProperties } from './contract';

export function decide(
  { properties, physicalId }: Request<InvitationProperties>,
  matches: readonly CollaborationSummary[],
): Decision<never> {
  const { name, creatorAccountId } = properties;
  const previous = parsePhysicalId(physicalId);
  const found = previous?.digest === digestOf(properties) ? previous : undefined;
  const [match] = matches.length > 1 ? matches.filter(({ id }) => id === found?.id) : matches;
  if (match) {
    return done(properties, physicalId, match);
  }
  if (matches.length > 1) {
    const ids = matches.map(({ id }) => id).join(', ');
    return fail(
      `${matches.length} collaborations of account ${creatorAccountId} have the name ${JSON.stringify(name)}: ` +
        `import one of them by its ID: ${ids}`,
    );
  }
  if (found) {
    return done(properties, physicalId, found);
  }
  return fail(
    `no pending invitation or active membership found for collaboration ${JSON.stringify(name)} of account ` +
      `${creatorAccountId} in this Region: deploy the stack of the creator first, and check name, account, and Region`,
  );
}

/** Those with the name and creator, without duplicates: joining between two lists makes one appear in both. */
export function matching(
  collaborations: readonly CollaborationSummary[],
  { name, creatorAccountId }: InvitationProperties,
): CollaborationSummary[] {
  const matches = collaborations.filter((it) => it.name === name && it.creatorAccountId === creatorAccountId);
  return [...new Map(matches.map((match) => [match.id, match])).values()];
}

interface Found {
  readonly id: string;
  readonly arn: string;
}

function done(properties: InvitationProperties, previousId: string | undefined, { id, arn }: Found): Decision<never> {
  const isSame = parsePhysicalId(previousId)?.id === id;
  return {
    next: 'done',
    physicalId: previousId && isSame ? previousId : `${arn} ${digestOf(properties)}`,
    attributes: { [ATTRIBUTES.collaborationId]: id, [ATTRIBUTES.collaborationArn]: arn },
  };
}

/** The ARN, and a digest of the name and creator with which it was found: a renamed collaboration is the same one. */
function parsePhysicalId(physicalId = ''): (Found & { readonly digest: string }) | undefined {
  const at = physicalId.indexOf(' ');
  const arn = physicalId.slice(0, at);
  const id = arn.split('/')[1];
  return at > 0 && id ? { id, arn, digest: physicalId.slice(at + 1) } : undefined;
}

/** Short, and with characters that are valid in physical ids. */
function digestOf({ name, creatorAccountId }: InvitationProperties): string {
  return createHash('sha256').update(`${creatorAccountId} ${name}`).digest('hex').slice(0, 16);
}
