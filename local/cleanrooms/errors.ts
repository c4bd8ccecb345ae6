import { MODEL } from './model/model';

export type ErrorCode =
  | 'AccessDeniedException'
  | 'ConflictException'
  | 'InternalServerException'
  | 'ResourceNotFoundException'
  | 'ServiceQuotaExceededException'
  | 'ThrottlingException'
  | 'ValidationException';

/** The kinds of resource that the model lets an error name. */
export type ResourceType = 'COLLABORATION' | 'CONFIGURED_TABLE' | 'CONFIGURED_TABLE_ASSOCIATION' | 'MEMBERSHIP';

export type ValidationReason =
  | 'FIELD_VALIDATION_FAILED'
  | 'IAM_SYNCHRONIZATION_DELAY'
  | 'INVALID_CONFIGURATION'
  | 'INVALID_QUERY';

/** An error of the service, as its clients see it. */
export class ServiceError extends Error {
  readonly status: number;

  constructor(
    readonly code: ErrorCode,
    message: string,
    /** What the error's shape carries beside its message. */
    readonly members: { readonly [name: string]: unknown } = {},
  ) {
    super(message);
    this.name = code;
    this.status = MODEL.shapes[code]?.error?.httpStatusCode ?? 500;
  }
}

/** The double itself is wrong, or was asked for what it does not serve. Never an answer that a test can expect. */
export class DoubleBug extends Error {
  readonly code = 'DoubleBug';
  readonly status = 500;

  constructor(message: string) {
    super(`double bug: ${message}`);
    this.name = 'DoubleBug';
  }
}

/** The connection broke: whether the effect happened, the caller cannot know. */
export class ConnectionReset extends Error {
  readonly code = 'ECONNRESET';

  constructor(operation: string) {
    super(`the connection was reset during ${operation}`);
    this.name = 'ConnectionReset';
  }
}

export function accessDenied(message: string): ServiceError {
  return new ServiceError('AccessDeniedException', message, { reason: 'INSUFFICIENT_PERMISSIONS' });
}

export function notFound(resourceType: ResourceType, resourceId: string, what: string): ServiceError {
  return new ServiceError('ResourceNotFoundException', `${what} ${resourceId} does not exist`, {
    resourceId,
    resourceType,
  });
}

export function conflict(
  reason: 'ALREADY_EXISTS' | 'INVALID_STATE' | 'SUBRESOURCES_EXIST',
  resourceType: ResourceType,
  resourceId: string,
  message: string,
): ServiceError {
  return new ServiceError('ConflictException', message, { reason, resourceId, resourceType });
}

export function invalid(message: string, reason: ValidationReason = 'INVALID_CONFIGURATION'): ServiceError {
  return new ServiceError('ValidationException', message, { reason });
}
