import { describe, expect, test } from 'vitest';
import type { AudienceModelAssociationProperties } from '../../../src/custom-resources/configured-audience-model-association/contract';
import {
  fits,
  type Observed,
  oldestFirst,
} from '../../../src/custom-resources/configured-audience-model-association/observation';
import {
  parsePhysicalId,
  physicalIdOf,
  targetOf,
} from '../../../src/custom-resources/configured-audience-model-association/physical-id';
import { accepted, decide } from '../../../src/custom-resources/configured-audience-model-association/plan';
import type { Step } from '../../../src/custom-resources/configured-audience-model-association/step';
import { SETTLING_MS } from '../../../src/custom-resources/engine/reconciler';
import { OWNER_TAG } from '../../../src/custom-resources/service/marks';
import { arnOf, association, MEMBERSHIP, MODEL, OWNER, PROPERTIES } from './one-association';

const ID = `${OWNER}/configured-audience-model-association/${MEMBERSHIP}`;
const OTHER_MODEL = `${MODEL}2`;

function doneWith(id: string) {
  const attributes = {
    ConfiguredAudienceModelAssociationId: id,
    ConfiguredAudienceModelAssociationArn: id === 'UNKNOWN' ? id : arnOf(id),
  };
  return { next: 'done', physicalId: ID, attributes };
}

interface Circumstances {
  readonly properties?: Partial<AudienceModelAssociationProperties>;
  readonly previous?: Partial<AudienceModelAssociationProperties>;
  readonly physicalId?: string;
  readonly done?: readonly Step[];
  readonly waited?: number;
  readonly isRefused?: boolean;
}

function decided(type: 'Create' | 'Update' | 'Delete', found: Partial<Observed>, more: Circumstances = {}) {
  const { done = [], waited = SETTLING_MS, isRefused = false, previous } = more;
  const physicalId = type === 'Create' ? undefined : (more.physicalId ?? ID);
  const properties = { ...PROPERTIES, ...more.properties };
  const request = {
    type,
    properties,
    previous: previous && { ...PROPERTIES, ...previous },
    owner: OWNER,
    physicalId,
    accepted: type === 'Update' ? accepted(physicalId ?? '', properties) : undefined,
  };
  const decision = decide(request, { own: [], foreign: [], ...found }, { done, waited, isRefused });
  return 'reason' in decision ? `${decision.next}: ${decision.reason}` : decision;
}

function stepOf(...args: Parameters<typeof decided>): unknown {
  const decision = decided(...args);
  return typeof decision === 'object' && decision.next === 'act' ? decision.step : decision;
}

describe('a creation', () => {
  test('creates an association that does not exist, with an id that needs no response', () => {
    expect(decided('Create', {}, { waited: 0 })).toEqual({ next: 'act', step: { do: 'create' }, physicalId: ID });
  });

  test('is done at once if a delivery of it has created the association', () => {
    expect(decided('Create', { own: [association()] }, { waited: 0 })).toEqual(doneWith('one'));
  });

  test('deletes the younger one of two that copies of the request have created', () => {
    expect(stepOf('Create', { own: [association(), association('two')] })).toEqual({ do: 'delete', id: 'two' });
  });

  test('waits shortly until the service shows what it has created, and is then done', () => {
    const done: Step[] = [{ do: 'create', created: { id: 'one', arn: arnOf('one') } }];

    expect(decided('Create', {}, { done, waited: SETTLING_MS - 1 })).toBe(
      'wait: the service does not show the new configured audience model association yet',
    );
    expect(decided('Create', {}, { done })).toEqual(doneWith('one'));
  });

  test('creates an association beside those of others, which it does not touch', () => {
    expect(stepOf('Create', { foreign: [arnOf('other')] })).toEqual({ do: 'create' });
  });

  test('fails if the service refuses it because of an association of others', () => {
    expect(decided('Create', { foreign: [arnOf('other')] }, { isRefused: true })).toBe(
      `fail: the association ${arnOf('other')} already has the name "Viewers", or is already with ${MODEL}, and was not ` +
        'created by this resource: use another name, or delete that association',
    );
  });

  test('repeats what the service refuses for another reason, so that its error is reported', () => {
    expect(stepOf('Create', {}, { isRefused: true })).toEqual({ do: 'create' });
  });

  test('removes all tags of a former creation that it finds', () => {
    const tags = { [OWNER_TAG]: OWNER, 'aws:system': 'x', team: 'films' };

    expect(stepOf('Create', { own: [association('one', { tags })] })).toEqual({
      do: 'untag',
      arn: arnOf('one'),
      key: 'team',
    });
  });
});

describe('an update', () => {
  test.each<[string, Partial<AudienceModelAssociationProperties>]>([
    ['the name', { name: 'Readers' }],
    ['the description', { description: 'Who likes films' }],
  ])('changes %s in place', (_, properties) => {
    expect(decided('Update', { own: [association()] }, { properties })).toEqual({
      next: 'act',
      step: { do: 'update', id: 'one' },
      physicalId: ID,
    });
  });

  test('removes a description', () => {
    expect(stepOf('Update', { own: [association('one', { description: 'x' })] })).toEqual({ do: 'update', id: 'one' });
  });

  test.each<[string, Partial<AudienceModelAssociationProperties>]>([
    ['another model', { configuredAudienceModelArn: OTHER_MODEL }],
    ['another management of policies', { manageResourcePolicies: false }],
  ])('deletes the association before it creates one with %s', (_, properties) => {
    const deleted: Step[] = [{ do: 'delete', id: 'one' }];

    expect(stepOf('Update', { own: [association()] }, { properties })).toEqual({ do: 'delete', id: 'one' });
    expect(decided('Update', { own: [association()] }, { properties, done: deleted, waited: 0 })).toBe(
      'wait: the service does not show the deletion yet',
    );
    expect(stepOf('Update', {}, { properties, done: deleted, waited: 0 })).toEqual({ do: 'create' });
    expect(stepOf('Update', { own: [association()] }, { properties, done: deleted })).toEqual({ do: 'create' });
  });

  test('keeps the association that fits beside a former one', () => {
    const former = association('former', { configuredAudienceModelArn: OTHER_MODEL, createTime: 0 });

    expect(stepOf('Update', { own: [former, association()] })).toEqual({ do: 'delete', id: 'former' });
  });

  test('adds, replaces and removes tags, and keeps those of others', () => {
    const tags = { [OWNER_TAG]: OWNER, team: 'films', stage: 'test', theirs: 'x' };
    const found = { own: [association('one', { tags })] };
    const change = { properties: { tags: { team: 'books' } }, previous: { tags: { team: 'films', stage: 'test' } } };
    const tagged: Step = { do: 'tag', arn: arnOf('one'), tags: { team: 'books' } };
    const untagged: Step = { do: 'untag', arn: arnOf('one'), key: 'stage' };

    expect(stepOf('Update', found, change)).toEqual(tagged);
    expect(stepOf('Update', found, { ...change, done: [tagged] })).toEqual(untagged);
    expect(decided('Update', found, { ...change, done: [tagged, untagged] })).toEqual(doneWith('one'));
  });

  test('waits shortly until an accepted change is shown', () => {
    const properties = { name: 'Readers' };
    const done: Step[] = [{ do: 'update', id: 'one' }];

    expect(decided('Update', { own: [association()] }, { properties, done, waited: 0 })).toBe(
      'wait: the service does not show the accepted change yet',
    );
    expect(decided('Update', { own: [association()] }, { properties, done })).toEqual(doneWith('one'));
  });

  test('waits shortly before it is done without a step', () => {
    expect(decided('Update', { own: [association()] }, { waited: SETTLING_MS - 1 })).toBe(
      'wait: another request can still be in progress, or is not shown yet',
    );
    expect(decided('Update', { own: [association()] })).toEqual(doneWith('one'));
  });

  test('that the service refuses fails, whether it leads forward or back', () => {
    const isRefused = true;

    expect(decided('Update', { foreign: [arnOf('other')] }, { isRefused })).toMatch(/^fail: the association/);
    expect(stepOf('Update', {}, { isRefused })).toEqual({ do: 'create' });
    expect(stepOf('Update', { own: [association()] }, { isRefused, properties: { name: 'x' } })).toEqual({
      do: 'update',
      id: 'one',
    });
  });

  test('to another membership has another id, and fails if an association of others is there', () => {
    const circumstances = { properties: { membershipId: 'other' } };

    expect(decided('Update', {}, circumstances)).toMatchObject({ physicalId: ID.replace(MEMBERSHIP, 'other') });
    expect(decided('Update', { foreign: [arnOf('x')] }, { ...circumstances, isRefused: true })).toMatch(/^fail: /);
  });

  test('to another membership removes all tags of a former creation that it finds there', () => {
    const own = [association('one', { tags: { [OWNER_TAG]: OWNER, team: 'films' } })];
    const circumstances = { properties: { membershipId: 'other' }, previous: {} };

    expect(stepOf('Update', { own }, circumstances)).toEqual({ do: 'untag', arn: arnOf('one'), key: 'team' });
    expect(decided('Update', { own }, { previous: {} })).toEqual(doneWith('one'));
  });
});

describe('a deletion', () => {
  test('deletes each association of the resource, and is done when none is left', () => {
    const own = [association(), association('two')];
    const done: Step[] = [{ do: 'delete', id: 'one' }];

    expect(stepOf('Delete', { own })).toEqual({ do: 'delete', id: 'one' });
    expect(stepOf('Delete', { own: [association('two')] }, { done, waited: 0 })).toEqual({ do: 'delete', id: 'two' });
    expect(decided('Delete', {}, { done, waited: 0 })).toEqual({ next: 'done', physicalId: ID });
  });

  test('waits shortly before it is done without a step', () => {
    expect(decided('Delete', {}, { waited: 0 })).toMatch(/^wait: another request/);
    expect(decided('Delete', {})).toEqual({ next: 'done', physicalId: ID });
  });

  test('does not touch associations of others', () => {
    expect(decided('Delete', { foreign: [arnOf('other')] })).toEqual({ next: 'done', physicalId: ID });
  });
});

describe('the physical id', () => {
  const request = { properties: { ...PROPERTIES, membershipId: 'next' }, owner: OWNER };

  test('is parsed as it is written, and no other one is', () => {
    const target = { owner: OWNER, membershipId: MEMBERSHIP };

    expect(physicalIdOf(target)).toBe(ID);
    expect(parsePhysicalId(ID)).toEqual(target);
    for (const id of [undefined, '', 'Publisher-Thing-1ABCDEF', `x${ID}`, `${ID}/x`, ID.replace('association', '')]) {
      expect(parsePhysicalId(id)).toBeUndefined();
    }
  });

  test('states the membership of a Delete, and the owner of all requests', () => {
    const physicalId = ID.replace(OWNER, 'f'.repeat(32));

    expect(targetOf({ ...request, type: 'Delete', physicalId })).toEqual({
      owner: 'f'.repeat(32),
      membershipId: MEMBERSHIP,
    });
    expect(targetOf({ ...request, type: 'Update', physicalId })).toEqual({
      owner: 'f'.repeat(32),
      membershipId: 'next',
    });
    expect(targetOf({ ...request, type: 'Delete', physicalId: 'x' })).toEqual({ owner: OWNER, membershipId: 'next' });
    expect(targetOf({ ...request, type: 'Create' })).toEqual({ owner: OWNER, membershipId: 'next' });
  });

  test('was accepted for its membership', () => {
    expect(accepted(ID, PROPERTIES)).toEqual(doneWith('UNKNOWN'));
    expect(accepted(ID, { ...PROPERTIES, membershipId: 'next' })).toBeUndefined();
    expect(accepted('x', PROPERTIES)).toBeUndefined();
  });
});

describe('the associations of a resource', () => {
  test('fit if they have what the service cannot change', () => {
    expect(fits(association(), PROPERTIES)).toBe(true);
    expect(fits(association('one', { name: 'x', description: 'x' }), PROPERTIES)).toBe(true);
    expect(fits(association('one', { configuredAudienceModelArn: OTHER_MODEL }), PROPERTIES)).toBe(false);
    expect(fits(association('one', { manageResourcePolicies: false }), PROPERTIES)).toBe(false);
  });

  test('have an order that does not depend on that of the list', () => {
    const [one, two, older] = [association('one'), association('two'), association('zero', { createTime: 1 })];
    const sorted = [older, one, two];

    expect(oldestFirst([two, one, older])).toEqual(sorted);
    expect(oldestFirst([one, older, two])).toEqual(sorted);
  });
});
