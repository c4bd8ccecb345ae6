/** What a probe cannot find out, and why: no answer of the service, but something around it. */
export class Undecided extends Error {}

/** The parts of an error of the SDK that probes look at. */
interface Refusal {
  readonly name: string;
  readonly message: string;
  readonly reason?: string;
}

/** Answers of a service about what was asked of it. All other errors are about the account, the network or the time. */
const ANSWERS = [
  'AccessDeniedException',
  'ConflictException',
  'ResourceNotFoundException',
  'ValidationException',
  // Of CloudFormation.
  'ValidationError',
];

/** `success`, or the error of the service with its reason: `ConflictException ALREADY_EXISTS`. */
export async function outcomeOf(call: Promise<unknown>): Promise<string> {
  const error = await refusalOf(call);
  return error === undefined ? 'success' : [error.name, error.reason].filter(Boolean).join(' ');
}

/** The outcomes of several calls, one after the other: what fails must not leave another call under way. */
export async function outcomesOf(
  calls: Readonly<Record<string, () => Promise<unknown>>>,
): Promise<readonly (readonly [name: string, outcome: string])[]> {
  const outcomes: [string, string][] = [];
  for (const [name, call] of Object.entries(calls)) {
    outcomes.push([name, await outcomeOf(call())]);
  }
  return outcomes;
}

/** The error of the service; undefined if the call succeeds. */
export async function refusalOf<Error extends Refusal>(call: Promise<unknown>): Promise<Error | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    if (!isAnswer(error)) {
      throw error;
    }
    return error as Error;
  }
}

export function isAnswer(error: unknown): error is Refusal {
  const { name, message } = error as Partial<Refusal>;
  // IAM names the action that it denies, and so states nothing about Clean Rooms.
  const isOfIam = name === 'AccessDeniedException' && /not authorized to perform/i.test(String(message));
  return ANSWERS.includes(String(name)) && !isOfIam;
}

/** What IAM denies, as its message names it: `cleanrooms:GetSchema on arn:…`. */
export async function denialOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'no denial';
  } catch (error) {
    const [, action, resource] = DENIAL.exec((error as Error).message) ?? [];
    if (action !== undefined) {
      return `${action} on ${resource}`;
    }
    if (!isAnswer(error)) {
      throw error;
    }
    return `no denial, but ${error.name}`;
  }
}

const DENIAL = /not authorized to perform: (\S+) on (?:resource: )?(\S+)/;

export function isNotFound(error: unknown): boolean {
  const { name, message } = error as Partial<Refusal>;
  return name === 'ResourceNotFoundException' || (name === 'ValidationError' && /does not exist/.test(String(message)));
}
