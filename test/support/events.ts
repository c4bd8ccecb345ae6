import { ADVERTISER, REGION } from './two-companies';

/** An event as Amazon EventBridge delivers it. */
export interface DeliveredEvent {
  readonly [field: string]: unknown;
}

/**
 * An event of AWS Clean Rooms. What surrounds the detail is that of every event of a service.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html
 */
export function eventOf(detailType: string, detail: object = {}): DeliveredEvent {
  return {
    version: '0',
    id: '6a7e8feb-b491-4cf7-a9f1-bf3703467718',
    'detail-type': detailType,
    source: 'aws.cleanrooms',
    account: ADVERTISER,
    time: '2026-11-30T12:00:00Z',
    region: REGION,
    resources: [],
    detail,
  };
}

/**
 * Whether a rendered pattern matches an event: each field of the pattern is in the event and has one of the values. Of the
 * comparisons of patterns, only prefixes and `anything-but` are known.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 */
export function matches(pattern: unknown, event: unknown): boolean {
  if (Array.isArray(pattern)) {
    const values: unknown[] = Array.isArray(event) ? event : [event];
    return values.some((value) => pattern.some((one) => isEqual(one, value)));
  }
  return Object.entries(pattern as object).every(
    ([field, one]) =>
      typeof event === 'object' && event !== null && field in event && matches(one, (event as DeliveredEvent)[field]),
  );
}

function isEqual(one: unknown, value: unknown): boolean {
  if (typeof one !== 'object' || one === null) {
    return one === value;
  }
  const [[comparison, operand]] = Object.entries(one as Readonly<Record<string, unknown>>);
  switch (comparison) {
    case 'prefix':
      return typeof value === 'string' && value.startsWith(operand as string);
    case 'anything-but':
      return !matches([operand].flat(), value);
    default:
      throw new Error(`test/support/events.ts does not know the comparison ${comparison}`);
  }
}
