import { CustomResourceFailure } from './custom-failure';
import { isRecord } from './json';

/** What arrived at the response URL, or that it is not awaited any more. */
export type Answer = { readonly body: unknown; readonly bytes: number } | 'called off';

/** A successful answer. */
export interface Judged {
  readonly physicalId: string;
  readonly data: { readonly [name: string]: unknown };
}

/** The request, as far as an answer must repeat it. */
export interface Asked {
  readonly RequestType: string;
  readonly RequestId: string;
  readonly StackId: string;
  readonly LogicalResourceId: string;
}

const MAX_BYTES = 4096;
const MAX_ID_BYTES = 1024;

export function parseAnswer(body: string): Answer {
  const bytes = Buffer.byteLength(body);
  try {
    return { body: JSON.parse(body), bytes };
  } catch {
    return { body: undefined, bytes };
  }
}

/** The success that an answer reports; everything else throws, with the physical id that CloudFormation keeps. */
export function judge(asked: Asked, answer: Answer | undefined, fallbackId: string): Judged {
  if (answer === 'called off') {
    const what = asked.RequestType === 'Create' ? 'creation' : 'update';
    throw new CustomResourceFailure(`Resource ${what} cancelled`, fallbackId);
  }
  if (answer === undefined) {
    throw new CustomResourceFailure(
      `CloudFormation did not receive a response from your Custom Resource. Please check your logs for requestId [${asked.RequestId}].`,
      fallbackId,
    );
  }
  const { body, bytes } = answer;
  const { PhysicalResourceId, Status, Reason, Data } = isRecord(body) ? body : {};
  const physicalId = typeof PhysicalResourceId === 'string' && PhysicalResourceId ? PhysicalResourceId : fallbackId;
  const defect = defectOf(asked, body, bytes);
  if (defect !== undefined) {
    throw new CustomResourceFailure(defect, physicalId);
  }
  if (Status === 'FAILED') {
    throw new CustomResourceFailure(
      `Received response status [FAILED] from custom resource. Message returned: ${String(Reason)} (RequestId: ${asked.RequestId})`,
      physicalId,
    );
  }
  return { physicalId, data: isRecord(Data) ? Data : {} };
}

function defectOf(asked: Asked, body: unknown, bytes: number): string | undefined {
  if (bytes > MAX_BYTES) {
    return 'Response object is too long.';
  }
  if (!isRecord(body)) {
    return 'Invalid response: not a JSON object';
  }
  for (const name of ['StackId', 'RequestId', 'LogicalResourceId'] as const) {
    if (body[name] !== asked[name]) {
      return `Invalid response: ${name} ${JSON.stringify(body[name])} is not that of the request`;
    }
  }
  if (body.Status !== 'SUCCESS' && body.Status !== 'FAILED') {
    return `Invalid response: Status ${JSON.stringify(body.Status)}`;
  }
  if (body.Status === 'FAILED' && !body.Reason) {
    return 'Invalid response: a failure without Reason';
  }
  const { PhysicalResourceId: id } = body;
  if (typeof id !== 'string' || id === '' || Buffer.byteLength(id) > MAX_ID_BYTES) {
    return 'Invalid PhysicalResourceId';
  }
  return undefined;
}
