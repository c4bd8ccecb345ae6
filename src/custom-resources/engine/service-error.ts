import type { Service, ServiceResponse } from './ports';

/** A response of a service that is not a success. */
export class ServiceError extends Error {
  constructor(
    readonly operation: string,
    readonly service: Service,
    /** For example `ConflictException`. */
    readonly code: string,
    readonly status: number,
    /** Of a conflict or an invalid request: the reason. */
    readonly reason: string | undefined,
    readonly serviceMessage: string,
    /** Of a conflict: the resource that causes it. */
    readonly blocking: string | undefined,
  ) {
    super(`${operation}: ${[code, reason, serviceMessage, blocking && `(${blocking})`].filter(Boolean).join(' ')}`);
    this.name = 'ServiceError';
  }
}

/** No response arrived: whether the request had its effect is unknown. */
export class NoResponse extends Error {
  constructor(operation: string, cause: unknown) {
    super(`${operation}: no response from the service`, { cause });
    this.name = 'NoResponse';
  }
}

/** A response that cannot be read, such as a page of a proxy: whether the request had its effect is unknown. */
export class UnreadableResponse extends NoResponse {
  constructor(operation: string, what: string) {
    super(operation, undefined);
    this.name = 'UnreadableResponse';
    this.message = `${operation}: the response of the service ${what}`;
  }
}

export function serviceError(operation: string, service: Service, response: ServiceResponse): ServiceError {
  const body = parsed(response.body);
  const { reason, resourceId, resourceType } = body;
  // The header can be `Code:http://…`, the member `namespace#Code`.
  const type = response.headers['x-amzn-errortype'] ?? textOf(body.__type) ?? textOf(body.code) ?? 'UnknownError';
  const code = type.split(':')[0]?.split('#').at(-1) ?? type;
  const blocking = [resourceType, resourceId].map(textOf).filter(Boolean).join(' ') || undefined;
  const message = textOf(body.message) ?? textOf(body.Message) ?? '';
  return new ServiceError(operation, service, code, response.status, textOf(reason), message, blocking);
}

function parsed(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    // A proxy or a load balancer responds in HTML: then only the status is known.
    return {};
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
