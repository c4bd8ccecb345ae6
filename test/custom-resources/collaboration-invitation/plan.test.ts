import { describe, expect, test } from 'vitest';
import { accepted, decide, matching } from '../../../src/custom-resources/collaboration-invitation/plan';

const CREATOR = '111111111111';
const PROPERTIES = { name: 'Reach', creatorAccountId: CREATOR, revision: undefined };

function collaboration(id: string, name = 'Reach', creatorAccountId = CREATOR) {
  return { id, arn: `arn:aws:cleanrooms:us-east-1:${creatorAccountId}:collaboration/${id}`, name, creatorAccountId };
}

/** The physical id with which a collaboration was found. */
function idOf(id: string, properties = PROPERTIES): string {
  const decision = decide({ type: 'Create', properties, owner: 'owner' }, [collaboration(id)], {
    done: [],
    waited: 0,
    isRefused: false,
  });
  return 'physicalId' in decision ? decision.physicalId : '';
}

function decided(ids: readonly string[], before?: string, waited = 0) {
  const request = {
    type: 'Update',
    properties: PROPERTIES,
    owner: 'owner',
    accepted: before === undefined ? undefined : accepted(before, PROPERTIES),
  } as const;
  const matches = ids.map((id) => collaboration(id));
  const decision = decide(request, matches, { done: [], waited, isRefused: false });
  return 'reason' in decision ? `${decision.next}: ${decision.reason}` : decision;
}

function found(id: string) {
  const { arn } = collaboration(id);
  return { next: 'done', physicalId: idOf(id), attributes: { CollaborationId: id, CollaborationArn: arn } };
}

const NONE =
  'no pending invitation or active membership found for collaboration "Reach" of account 111111111111 in this ' +
  'Region: deploy the stack of the creator first, and check name, account, and Region';

describe('an invitation', () => {
  test('is the only one that matches, whatever was found before', () => {
    expect(decided(['one'])).toEqual(found('one'));
    expect(decided(['two'], idOf('one'))).toEqual(found('two'));
  });

  test('is waited for shortly, since it might not be listed yet', () => {
    expect(decided([], undefined, 14_999)).toBe(`wait: ${NONE}`);
    expect(decided([], undefined, 15_000)).toBe(`fail: ${NONE}`);
  });

  test('is the one that was found before if it has ended', () => {
    expect(decided([], idOf('one'))).toEqual(found('one'));
  });

  test('is the one that was found before if several match, and else fails with the IDs', () => {
    const several =
      'fail: 2 collaborations of account 111111111111 have the name "Reach": import one of them by its ID: one, two';

    expect(decided(['one', 'two'], idOf('two'))).toEqual(found('two'));
    expect(decided(['one', 'two'], idOf('three'))).toBe(several);
    expect(decided(['one', 'two'])).toBe(several);
  });
});

describe('the physical id', () => {
  test.each([
    ['the name', { ...PROPERTIES, name: 'Other' }],
    ['the creator', { ...PROPERTIES, creatorAccountId: '222222222222' }],
  ])('stands for %s', (_, properties) => {
    expect(accepted(idOf('one'), properties)).toBeUndefined();
    expect(accepted(idOf('one', properties), properties)).toMatchObject({ attributes: { CollaborationId: 'one' } });
  });

  test('stands for every revision', () => {
    expect(accepted(idOf('one'), { ...PROPERTIES, revision: '2' } as never)).toEqual(found('one'));
  });

  test('is the ARN and sixteen digits', () => {
    expect(idOf('one')).toMatch(/^arn:aws:cleanrooms:us-east-1:111111111111:collaboration\/one [0-9a-f]{16}$/);
  });

  test.each(['', 'not-created/1', 'Publisher-Thing-1ABCDEF', `arn ${idOf('one').split(' ')[1]}`])(
    'of others stands for nothing: %s',
    (id) => {
      expect(accepted(id, PROPERTIES)).toBeUndefined();
    },
  );
});

test('matching are the collaborations with name and creator, each once', () => {
  const [one, two] = [collaboration('one'), collaboration('two')];
  const others = [collaboration('three', 'reach'), collaboration('four', 'Reach', '222222222222')];

  expect(matching([one, ...others, two, one], PROPERTIES)).toEqual([one, two]);
});
