import { Stack } from 'aws-cdk-lib';
import type { CfnCollaboration, ICollaborationRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { IConstruct } from 'constructs';
import { type Env, readEnv } from '../model/env';
import { includes, is, known, knownValue, UNKNOWN } from '../model/fact';
import { paysFor } from '../model/payer';
import { COSTS, type Cost, UNKNOWN_PAYMENT } from '../model/payment';
import {
  CAN_QUERY,
  type CollaborationFacts,
  type MemberFacts,
  participantIn,
  participants,
  readTerms,
} from '../model/read-collaboration';
import { l1Of } from '../private/l1';
import type { CollaborationDetails } from './collaboration-details';
import { renderTerms } from './terms-rendering';

/** What is known of a collaboration where a membership or an association is made. */
export type Terms = CollaborationFacts & { readonly env: Env };

const STATED = Symbol.for('cdk-cleanrooms.StatedTerms');

/** Notes what the user says of a collaboration that is created elsewhere; the rest stays unknown. */
export function stateTerms(
  imported: IConstruct,
  stated: CollaborationDetails & { readonly creatorAccountId?: string },
): void {
  const { creator, members, queryLogging, creatorAccountId } = stated;
  const facts = readTerms(imported, renderTerms({ creator: creator ?? { displayName: '' }, members, queryLogging }));
  const account = creatorAccountId ? known(creatorAccountId) : UNKNOWN;
  const terms: Terms = {
    ...facts,
    creator: { ...(creator ? facts.creator : UNKNOWN_MEMBER), account },
    members: members ? facts.members : UNKNOWN,
    queryLog: queryLogging === undefined ? UNKNOWN : facts.queryLog,
    jobLog: UNKNOWN,
    // No stack of this app is the creator's: only an equal account makes a membership the creator's own.
    env: { ...readEnv(imported), account, stack: ELSEWHERE },
  };
  Object.defineProperty(imported, STATED, { value: terms });
}

/** In place of a stack's path: no stack of this app, whose paths never begin with a slash. */
const ELSEWHERE = '/elsewhere';

const UNKNOWN_MEMBER: MemberFacts = {
  account: UNKNOWN,
  displayName: UNKNOWN,
  abilities: UNKNOWN,
  payments: UNKNOWN_PAYMENT,
};

/** The terms of a collaboration: of an L1 or L2 its properties, of an imported one what was stated. */
export function termsOf(collaboration: ICollaborationRef): Terms | undefined {
  const l1 = l1Of<CfnCollaboration>(collaboration, 'AWS::CleanRooms::Collaboration');
  if (l1) {
    return { ...readTerms(l1, l1), env: readEnv(l1) };
  }
  return (collaboration as { [STATED]?: Terms })[STATED];
}

/** The member as which a construct acts. */
export function memberAt(terms: Terms | undefined, construct: IConstruct): MemberFacts | undefined {
  if (!terms) {
    return undefined;
  }
  return isAtCreator(terms, construct) ? terms.creator : participantIn(terms, readEnv(construct));
}

/**
 * Whether a construct that refers to the collaboration is certainly in the account of its creator: in the same stack,
 * or both in stacks without an account, between which the framework makes references within one account only.
 */
function isAtCreator(terms: Terms, construct: IConstruct): boolean {
  const { stack, account } = readEnv(construct);
  if (terms.env.stack === ELSEWHERE) {
    return false;
  }
  return stack === terms.env.stack || (account.state === 'unknown' && terms.env.account.state === 'unknown');
}

/** Whether a membership has to accept a cost: its member is named for it, or certainly pays for compute by default. */
export function mustAccept(terms: Terms, member: MemberFacts, cost: Cost): boolean {
  if (is(member.payments[cost], true)) {
    return true;
  }
  // Nobody accepts costs of machine learning without being named: most collaborations have none.
  return COSTS[cost][0] !== 'machineLearning' && is(paysFor(terms, member, cost), true);
}

/** The account of a member for a template: the stack's own account may be a token there. */
export function accountOf(terms: Terms, member: MemberFacts, user: IConstruct): string | undefined {
  const account = knownValue(member.account);
  if (account !== undefined) {
    return account;
  }
  return member === terms.creator && isAtCreator(terms, user) ? Stack.of(user).account : undefined;
}

/** The member who certainly queries. */
export function runnerIn(terms: Terms): MemberFacts | undefined {
  return participants(terms).find((member) => includes(member.abilities, CAN_QUERY));
}

/** The account of the member who queries, if it is known. */
export function runnerAccount(terms: Terms | undefined, user: IConstruct): string | undefined {
  const runner = terms && runnerIn(terms);
  return runner && accountOf(terms, runner, user);
}
