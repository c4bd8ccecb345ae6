import { isDeepStrictEqual } from 'node:util';
import type { Call } from './interception';
import { isNotFound } from './outcome';
import { callByName, type Party } from './party';
import { type Made, type Removal, removalsOf } from './removals';

/** What is still there, for the user to remove. */
export interface Leftover {
  readonly arn: string;
  readonly command: string;
  readonly reason: string;
}

interface Kept extends Made {
  readonly account: string;
}

/**
 * Everything that the calls of a probe have made and not removed. It watches the calls rather than the probe, so that
 * nothing is forgotten: neither what should have been refused, nor what a probe has made before it failed.
 */
export class MadeResources {
  private kept: Kept[] = [];
  /** Creations whose response was lost. */
  private readonly lost: Call[] = [];

  /** Also called for what is removed, which then is not here any longer. */
  readonly watch = async (call: Call, next: () => Promise<unknown>): Promise<unknown> => {
    let output: unknown;
    try {
      output = await next();
    } catch (error) {
      if (hasUnknownEffect(error)) {
        this.keepMade(call, undefined);
      }
      throw error;
    }
    this.keepMade(call, output);
    // A stack is gone when its deletion has ended well, and not yet when it has begun.
    if (call.operation !== 'DeleteStack') {
      this.forget(call.account, call);
    }
    return output;
  };

  /** For what no call of the probe makes: what a stack retains. */
  keep(account: string, made: Made): void {
    this.forget(account, made.removal);
    this.kept.push({ ...made, account });
  }

  /** Removes everything, the newest first, and returns what it could not remove. */
  async removeAll(partyOf: (account: string) => Party, remove = removeOne): Promise<Leftover[]> {
    const reasons = new Map<Kept, string>();
    // What waits for something else to go is removed in the next round, as long as a round removes something.
    for (let before = Number.POSITIVE_INFINITY; this.kept.length > 0 && this.kept.length < before; ) {
      before = this.kept.length;
      for (const made of [...this.kept].reverse()) {
        const reason = await remove(partyOf(made.account), made).catch(reasonOf);
        if (reason === undefined) {
          this.kept = this.kept.filter((other) => other !== made);
        } else {
          reasons.set(made, reason);
        }
      }
    }
    return [
      ...this.kept.map((made) => ({
        arn: made.arn,
        command: commandOf(partyOf(made.account), made.removal),
        reason: reasons.get(made) ?? 'it was not removed',
      })),
      ...this.lost.map((call) => possibleLeftover(partyOf(call.account), call)),
    ];
  }

  private keepMade(call: Call, output: unknown): void {
    const makes = removalsOf(call.operation);
    const made = makes?.(output, call.input);
    if (made) {
      this.keep(call.account, made);
    } else if (makes) {
      this.lost.push(call);
    }
  }

  private forget(account: string, { service, operation, input }: Removal): void {
    this.kept = this.kept.filter(
      ({ removal, ...made }) =>
        made.account !== account ||
        removal.service !== service ||
        removal.operation !== operation ||
        !isDeepStrictEqual(removal.input, { ...input }),
    );
  }
}

/** Undefined if the resource is gone, or else the reason why it is not. */
export async function removeOne(party: Party, { removal }: Made): Promise<string | undefined> {
  try {
    await callByName(party, removal.service, removal.operation, removal.input);
    return undefined;
  } catch (error) {
    return isNotFound(error) ? undefined : reasonOf(error);
  }
}

function reasonOf(error: unknown): string {
  const { name, message } = error as Error;
  return `${name}: ${message}`;
}

/** No response, or one that does not state whether the request had its effect. */
function hasUnknownEffect(error: unknown): boolean {
  const { httpStatusCode } = (error as { $metadata?: { httpStatusCode?: number } }).$metadata ?? {};
  return httpStatusCode === undefined || httpStatusCode >= 500;
}

/** The same call for a terminal. */
function commandOf({ region, profile }: Party, { service, operation, input }: Removal): string {
  const options = Object.entries(input).flatMap(([name, value]) => [`--${kebab(name)}`, String(value)]);
  const place = ['--region', region, ...(profile === undefined ? [] : ['--profile', profile])];
  return ['aws', service, kebab(operation), ...options, ...place].join(' ');
}

function kebab(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}

/** The identifier of what has perhaps been made is unknown; its name is known, and where it is listed. */
function possibleLeftover(party: Party, { service, operation, input }: Call): Leftover {
  const { name, collaborationIdentifier, membershipIdentifier } = input;
  const what = name ?? `something in ${collaborationIdentifier ?? membershipIdentifier}`;
  const under = membershipIdentifier === undefined ? {} : { membershipIdentifier };
  const list = { service, operation: `${operation.replace('Create', 'List')}s`, input: under };
  return {
    arn: `perhaps ${what} of account ${party.account}`,
    command: commandOf(party, list),
    reason: `the response to ${operation} was lost`,
  };
}
