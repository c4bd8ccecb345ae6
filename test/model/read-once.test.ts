import { describe, expect, test } from 'vitest';
import { ALWAYS, presenceOf } from '../../src/model/presence';
import type { Raw } from '../../src/model/raw';
import { ReadOnce, readOnce } from '../../src/model/read-once';
import type { Resource, Source } from '../../src/model/source';
import { ANY_ENV } from '../support/nodes';

const KEY = {};

/** A membership with a log, and the names of the properties that were read. */
function resource(
  more: Partial<Resource> = {},
  properties: Readonly<Record<string, Raw>> = { queryLogStatus: 'ENABLED' },
) {
  const reads: string[] = [];
  const one: Resource = {
    key: KEY,
    type: 'AWS::CleanRooms::Membership',
    path: 'Stack/Membership',
    env: ANY_ENV,
    presence: ALWAYS,
    deletionPolicy: 'Retain',
    updateReplacePolicy: 'Delete',
    isCreatedAfter: (other) => other === KEY,
    property: (name) => {
      reads.push(name);
      return properties[name];
    },
    ...more,
  };
  return { one, reads };
}

/** What metadata states. */
const STATED = { reviewed: [{ sha256: 'abc' }] };

const sourceOf = (...resources: readonly Resource[]): Source => ({ resources });
const readingOf = (one: Resource) => new ReadOnce(sourceOf(one)).resources[0];

describe('a reading', () => {
  test('reads each property once, also one that is left out', () => {
    const { one, reads } = resource();
    const reading = readingOf(one);

    const names = ['queryLogStatus', 'tags', 'queryLogStatus', 'tags'];

    expect(names.map((name) => reading.property(name))).toEqual(['ENABLED', undefined, 'ENABLED', undefined]);
    expect(reads).toEqual(['queryLogStatus', 'tags']);
  });

  test('has what else is known of a resource', () => {
    const { one } = resource({ imported: true, declared: ['tables'] });
    const { property: _, isCreatedAfter, ...rest } = one;
    const reading = readingOf(one);

    expect(reading).toMatchObject(rest);
    expect([reading.isCreatedAfter(KEY), reading.isCreatedAfter({})]).toEqual([true, false]);
  });

  test('reads what is stated in metadata once, and only if it is needed', () => {
    const { one } = resource();
    const reads: Raw[] = [];
    const reading = readingOf({
      ...one,
      get metadata() {
        reads.push(STATED);
        return STATED;
      },
    });

    expect(reads).toEqual([]);
    expect([reading.metadata, reading.metadata]).toEqual([STATED, STATED]);
    expect(reads).toEqual([STATED]);
  });

  test('is not read again', () => {
    const once = readOnce(sourceOf(resource().one));

    expect(readOnce(once)).toBe(once);
  });

  test('has the hidden stacks of its source', () => {
    expect(readOnce({ resources: [], hidden: [ANY_ENV] }).hidden).toEqual([ANY_ENV]);
    expect(readOnce({ resources: [] }).hidden).toBeUndefined();
  });

  test('finds a resource by its key', () => {
    const once = readOnce(sourceOf(resource().one));

    expect(once.resourceAt(KEY)).toBe(once.resources[0]);
    expect(once.resourceAt({})).toBeUndefined();
  });

  test('keeps what an earlier one has read and still holds', () => {
    const [kept, added] = [resource().one, resource({ key: {} }).one];
    const earlier = readingOf(kept);

    const { resources } = new ReadOnce(sourceOf(kept, added), ({ key }) => (key === KEY ? earlier : undefined));

    expect(resources[0]).toBe(earlier);
    expect(resources[1].key).toBe(added.key);
  });
});

describe('what has been read of a resource', () => {
  /** Whether a resource of which the log was read is the same as another one. */
  const isAsIn = (other: Resource) => {
    const reading = readingOf(resource().one);
    reading.property('queryLogStatus');
    reading.property('jobLogStatus');
    return reading.isAsIn(other);
  };

  test('still holds if nothing of it has changed', () => {
    expect(isAsIn(resource().one)).toBe(true);
    expect(isAsIn(resource({}, { queryLogStatus: 'ENABLED', tags: [] }).one)).toBe(true);
  });

  test.each<[string, Partial<Resource>, Readonly<Record<string, Raw>>?]>([
    ['its type', { type: 'AWS::CleanRooms::Collaboration' }],
    ['its condition', { presence: presenceOf([{ is: 'opaque', key: 'IsProduction' }]) }],
    ['its deletion policy', { deletionPolicy: 'Delete' }],
    ['what happens if it is replaced', { updateReplacePolicy: 'Retain' }],
    ['a property that was read', {}, { queryLogStatus: 'DISABLED' }],
    ['a property that was read, which is left out now', {}, {}],
    ['one of the properties that were read', {}, { queryLogStatus: 'ENABLED', jobLogStatus: 'ENABLED' }],
  ])('does not hold if something else is %s', (_, more, properties) => {
    expect(isAsIn(resource(more, properties).one)).toBe(false);
  });
});

describe('what metadata states', () => {
  test.each<[string, Raw, boolean]>([
    ['holds if it is the same', { reviewed: [{ sha256: 'abc' }] }, true],
    ['does not hold if it is something else', { reviewed: [{ sha256: 'def' }] }, false],
    ['does not hold if it is left out', undefined, false],
  ])('%s', (_, metadata, expected) => {
    const reading = readingOf(resource({ metadata: STATED }).one);

    expect(reading.isAsIn(resource({ metadata }).one)).toBe(true);
    expect(reading.metadata).toEqual(STATED);
    expect(reading.isAsIn(resource({ metadata }).one)).toBe(expected);
  });
});

describe('the resources of a source', () => {
  const [first, second] = [resource().one, resource({ key: {} }).one];

  test.each<[string, readonly Resource[], boolean]>([
    ['are the same in another reading', [resource().one, second], true],
    ['are others if one is added', [first, second, resource({ key: {} }).one], false],
    ['are others if one is removed', [first], false],
    ['are others in another order', [second, first], false],
    ['are others if one takes the place of another', [first, resource({ key: {} }).one], false],
  ])('%s', (_, resources, expected) => {
    expect(new ReadOnce(sourceOf(first, second)).hasResourcesOf(sourceOf(...resources))).toBe(expected);
  });
});
