import type { ServiceAnswer } from './ports';

/** An answer of the service that is not a success. */
export class ServiceError extends Error {
  constructor(
    readonly operation: string,
    /** For example `ConflictException`. */
    readonly code: string,
    readonly status: number,
    /** Of a conflict or an invalid request: why. */
    readonly reason: string | undefined,
    readonly serviceMessage: string,
    /** Of a conflict: the resource in the way. */
    readonly blocking: string | undefined,
  ) {
    super(`${operation}: ${[code, reason, serviceMessage, blocking && `(${blocking})`].filter(Boolean).join(' ')}`);
    this.name = 'ServiceError';
  }
}

/** No answer came: whether the request had its effect is not known. */
export class NoAnswer extends Error {
  constructor(operation: string, cause: unknown) {
    super(`${operation}: no answer from the service`, { cause });
    this.name = 'NoAnswer';
  }
}

export function serviceError(operation: string, answer: ServiceAnswer): ServiceError {
  const body = parsed(answer.body);
  const { reason, resourceId, resourceType } = body;
  // The header may be `Code:http://…`, the member `namespace#Code`.
  const type = answer.headers['x-amzn-errortype'] ?? textOf(body.__type) ?? textOf(body.code) ?? 'UnknownError';
  const code = type.split(':')[0]?.split('#').at(-1) ?? type;
  const blocking = [resourceType, resourceId].map(textOf).filter(Boolean).join(' ') || undefined;
  const message = textOf(body.message) ?? textOf(body.Message) ?? '';
  return new ServiceError(operation, code, answer.status, textOf(reason), message, blocking);
}

function parsed(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    // A proxy or a load balancer answers in HTML: then only the status speaks.
    return {};
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
