const EVENT =
  /^(\S+) \|[^|]+\|[^|]+\| (CREATE|UPDATE|DELETE)_(COMPLETE|FAILED|SKIPPED) +\| (\S+) +\| (\S+) \(\w+\) ?(.*)$/;

const VERBS: { readonly [status: string]: string } = {
  CREATE_COMPLETE: 'created',
  UPDATE_COMPLETE: 'updated',
  DELETE_COMPLETE: 'deleted',
  DELETE_SKIPPED: 'kept',
};

/** What a line of the CDK CLI tells about the end of work on one resource. */
export interface ResourceEvent {
  readonly stack: string;
  readonly verb: string;
  readonly type: string;
  readonly path: string;
  readonly reason: string;
}

export function eventIn(line: string): ResourceEvent | undefined {
  const [, stack, action, end, type, path, reason] = EVENT.exec(line.trim()) ?? [];
  if (stack === undefined || type === undefined || path === undefined) {
    return undefined;
  }
  return { stack, verb: VERBS[`${action}_${end}`] ?? 'FAILED', type, path, reason: reason ?? '' };
}
