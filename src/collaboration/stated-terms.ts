import type { IConstruct } from 'constructs';
import { ELSEWHERE, STATED_TERMS } from '../derivation/terms';
import { readEnv } from '../model/construct-env';
import { propertiesOf } from '../model/construct-source';
import { known, UNKNOWN } from '../model/fact';
import { collaboration } from '../model/kinds/collaboration';
import type { MemberFacts } from '../model/members';
import { UNKNOWN_PAYMENT } from '../model/payment';
import type { CollaborationDetails } from './collaboration-details';
import { renderTerms } from './terms-rendering';

/**
 * Notes the details that the user specifies for a collaboration that another stack or account creates. Other facts are
 * unknown.
 */
export function stateTerms(
  imported: IConstruct,
  stated: CollaborationDetails & { readonly creatorAccountId?: string },
): void {
  const { creator, members, queryLogging, creatorAccountId } = stated;
  const terms = renderTerms({ creator: creator ?? { displayName: '' }, members, queryLogging });
  const facts = collaboration.read(propertiesOf(imported, terms), readEnv(imported));
  const account = creatorAccountId ? known(creatorAccountId) : UNKNOWN;
  STATED_TERMS.write(imported, {
    ...facts,
    creator: { ...(creator ? facts.creator : UNKNOWN_MEMBER), account },
    members: members ? facts.members : UNKNOWN,
    queryLog: queryLogging === undefined ? UNKNOWN : facts.queryLog,
    jobLog: UNKNOWN,
    // No stack of this app is the stack of the creator. Only an equal account identifies the membership of the creator.
    env: { ...readEnv(imported), account, stack: ELSEWHERE },
  });
}

const UNKNOWN_MEMBER: MemberFacts = {
  account: UNKNOWN,
  displayName: UNKNOWN,
  abilities: UNKNOWN,
  payments: UNKNOWN_PAYMENT,
};
