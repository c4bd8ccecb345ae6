import type { IConstruct } from 'constructs';
import { type Answer, answerTo, memberWith } from '../queries/member-query';
import { readCollaboration } from './read-collaboration';

/**
 * What the service answers to a query of a member of a collaboration. It is undefined if the construct is not a
 * collaboration.
 */
export function answerIn(construct: IConstruct, account: string, sql: string): Answer | undefined {
  const collaboration = readCollaboration(construct, { skipsOwnRoles: true })?.collaboration;
  return collaboration && answerTo({ collaboration, member: memberWith(account, collaboration), sql });
}
