/*
 * Observed are the collaborations of that name and creator to which this account is invited, or which it has joined.
 *
 * | Request | Matches | Then                                                                                        |
 * | ------- | ------- | ------------------------------------------------------------------------------------------- |
 * | Create, | one     | done; another id than before is another physical id, and so a replacement                   |
 * | Update  | several | of an Update, if the one found before is among them: done with that one                     |
 * |         |         | else fail: a name does not tell them apart                                                  |
 * |         | none    | of an Update back to the name and creator for which the physical id stands: done, unchanged |
 * |         |         | else fail: not invited                                                                      |
 * | Delete  | –       | done, without a call: nothing was made                                                      |
 *
 * The row of an Update back is a rollback: it must not depend on an invitation that has ended meanwhile.
 */
import { createHash } from 'node:crypto';
import type { Request } from '../engine/event';
import { type Decision, fail } from '../engine/kind';
import type { CollaborationSummary } from '../engine/operations';
import { ATTRIBUTES, type InvitationProperties } from './contract';

type Asked = Request<InvitationProperties>;

export function decide(asked: Asked, matches: readonly CollaborationSummary[]): Decision<never> {
  const { name, creatorAccountId } = asked.properties;
  const before = parsePhysicalId(asked.physicalId);
  const same = before?.meaning === meaningOf(asked.properties) ? before : undefined;
  const [match] = matches.length > 1 ? matches.filter(({ id }) => id === same?.id) : matches;
  if (match) {
    return done(asked, match);
  }
  if (matches.length > 1) {
    const ids = matches.map(({ id }) => id).join(', ');
    return fail(
      `${matches.length} collaborations of account ${creatorAccountId} are called ${JSON.stringify(name)}: ` +
        `refer to one of ${ids} by its id`,
    );
  }
  if (same) {
    return done(asked, same);
  }
  return fail(
    `0 collaborations of account ${creatorAccountId} that are called ${JSON.stringify(name)} have invited ` +
      'this account, in this Region: let the creator deploy first, and compare name, account and Region',
  );
}

/** Those of the name and creator, once each: joining between two listings makes one appear in both. */
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

function done({ properties, physicalId }: Asked, { id, arn }: Found): Decision<never> {
  const before = parsePhysicalId(physicalId);
  return {
    next: 'done',
    physicalId: physicalId && before?.id === id ? physicalId : `${arn} ${meaningOf(properties)}`,
    attributes: { [ATTRIBUTES.collaborationId]: id, [ATTRIBUTES.collaborationArn]: arn },
  };
}

/** The ARN, and for which name and creator it was found first: a collaboration that is renamed is still the same. */
function parsePhysicalId(physicalId = ''): (Found & { readonly meaning: string }) | undefined {
  const at = physicalId.indexOf(' ');
  const arn = physicalId.slice(0, at);
  const id = arn.split('/')[1];
  return at > 0 && id ? { id, arn, meaning: physicalId.slice(at + 1) } : undefined;
}

/** Short, and of letters that every physical id may have. */
function meaningOf({ name, creatorAccountId }: InvitationProperties): string {
  return createHash('sha256').update(`${creatorAccountId} ${name}`).digest('hex').slice(0, 16);
}
