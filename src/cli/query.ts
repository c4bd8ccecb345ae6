import { readFileSync } from 'node:fs';
import { knownValue } from '../model/fact';
import { readGraph } from '../model/graph';
import { type MemberFacts, participants } from '../model/members';
import { type CollaborationNode, label } from '../model/nodes';
import { nearest } from '../private/nearest';
import { type Answer, answerTo, memberWith } from '../queries/member-query';
import { memberName, memberNames } from '../rules/members';
import { templateSource } from '../templates/template-source';
import { ACCOUNT } from './arguments/of-files';
import type { InputOptions } from './check-options';
import { STANDARD_INPUT } from './inputs';
import { readApp } from './read-app';
import type { Unreadable } from './result';
import { didYouMean, UsageError } from './usage-error';

/** What `query` reads. */
export interface QueryOptions extends InputOptions {
  /** The file with the SQL text; `-` is the standard input. */
  readonly file: string;
  /** The account ID or the display name of the member who runs the query. */
  readonly member: string;
  /** @default - the only collaboration of the app */
  readonly collaboration?: string;
}

/** The answer to a query, and what could not be read. */
export interface QueryResult {
  readonly file: string;
  readonly collaboration: string;
  /** The member as messages name it. */
  readonly member: string;
  readonly answer: Answer;
  readonly unreadable: readonly Unreadable[];
}

/** Predicts what the service answers to the query of a member. */
export function query(options: QueryOptions): QueryResult {
  const { file, inputs } = options;
  if (file === STANDARD_INPUT && inputs.includes(STANDARD_INPUT)) {
    throw new UsageError('the query and the app are both the standard input', 'specify a file for one of them');
  }
  const sql = textOf(file);
  const { stacks, unreadable } = readApp(options);
  const collaboration = collaborationNamed(
    options.collaboration,
    readGraph(templateSource(stacks)).graph.collaboration,
    unreadable[0] && `${JSON.stringify(unreadable[0].place.file)}: ${unreadable[0].reason}`,
  );
  const member = memberNamed(options.member, collaboration);
  const answer = answerTo({ collaboration, member, sql });
  return {
    file,
    collaboration: label(collaboration),
    member: memberName(member),
    answer: unreadable.length > 0 ? unlessAllowed(answer) : answer,
    unreadable,
  };
}

/** What could not be read can forbid the query. */
function unlessAllowed(answer: Answer): Answer {
  return answer.verdict === 'allowed' ? { ...answer, verdict: 'unknown' } : answer;
}

function textOf(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file === STANDARD_INPUT ? 0 : file));
  } catch (error) {
    throw new UsageError(
      `${JSON.stringify(file)} cannot be read: ${(error as Error).message}`,
      'specify a file with the SQL text of one query, in UTF-8',
    );
  }
}

function collaborationNamed(
  name: string | undefined,
  all: readonly CollaborationNode[],
  unreadable: string | undefined,
): CollaborationNode {
  const named = all.filter((one) => name === undefined || label(one) === name || one.path === name);
  const [found, other] = named;
  if (found && !other) {
    return found;
  }
  const names = all.map((one) => JSON.stringify(label(one) === name ? one.path : label(one)));
  if (all.length === 0) {
    const why = unreadable === undefined ? '' : `: ${unreadable}`;
    throw new UsageError(
      `there is no collaboration in the app${why}`,
      'specify with --app all that the members deploy',
    );
  }
  const similar = name === undefined ? undefined : nearest(name, all.map(label));
  throw new UsageError(
    name === undefined
      ? `there are ${all.length} collaborations: ${names.join(', ')}`
      : `--collaboration: ${found ? `${named.length} collaborations are called` : 'there is no collaboration'} ${JSON.stringify(name)}`,
    `${didYouMean(similar)}--collaboration <name or path>, which is one of ${names.join(', ')}`,
  );
}

function memberNamed(name: string, collaboration: CollaborationNode): MemberFacts {
  const members = participants(collaboration);
  const found = members.filter((one) => [one.account, one.displayName].some((fact) => knownValue(fact) === name));
  if (found.length === 1) {
    return found[0];
  }
  if (found.length === 0 && ACCOUNT.pattern.test(name)) {
    return memberWith(name, collaboration);
  }
  const similar = nearest(
    name,
    members.flatMap(({ displayName }) => knownValue(displayName) ?? []),
  );
  throw new UsageError(
    `--as: ${found.length === 0 ? 'no member is' : `${found.length} members are`} called ${JSON.stringify(name)}`,
    `${didYouMean(similar)}specify the account ID of a member; the members are ${memberNames(members)}`,
  );
}
