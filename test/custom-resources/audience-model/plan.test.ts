import { describe, expect, test } from 'vitest';
import type { TrainedModelProperties } from '../../../src/custom-resources/audience-model/contract';
import {
  isBeingDeleted,
  isInTraining,
  type Observed,
  oldestFirst,
  reasonOf,
} from '../../../src/custom-resources/audience-model/observation';
import { parsePhysicalId, targetOf } from '../../../src/custom-resources/audience-model/physical-id';
import { accepted, decide } from '../../../src/custom-resources/audience-model/plan';
import type { Step } from '../../../src/custom-resources/audience-model/step';
import { SETTLING_MS } from '../../../src/custom-resources/engine/reconciler';
import { OWNER_TAG } from '../../../src/custom-resources/service/marks';
import { arnOf, idFor, model, OWNER, PROPERTIES, targetFor } from './one-model';

const ID = idFor();
const ARN = arnOf('one');

function doneWith(arn: string, status: string, physicalId = ID) {
  return { next: 'done', physicalId, attributes: { AudienceModelArn: arn, AudienceModelStatus: status } };
}

interface Circumstances {
  readonly properties?: Partial<TrainedModelProperties>;
  readonly previous?: Partial<TrainedModelProperties>;
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
  return 'reason' in decision && !('orElse' in decision && decision.orElse)
    ? `${decision.next}: ${decision.reason}`
    : decision;
}

function stepOf(...args: Parameters<typeof decided>): unknown {
  const decision = decided(...args);
  return typeof decision === 'object' && decision.next === 'act' ? decision.step : decision;
}

describe('a creation', () => {
  test('creates a model that does not exist, with an id that needs no response', () => {
    expect(decided('Create', {}, { waited: 0 })).toEqual({ next: 'act', step: { do: 'create' }, physicalId: ID });
  });

  test.each(['CREATE_PENDING', 'CREATE_IN_PROGRESS', 'ACTIVE', 'A_LATER_STATUS'])(
    'does not wait for the training of a model that is %s, and states that',
    (status) => {
      expect(decided('Create', { own: [model('one', { status })] }, { waited: 0 })).toEqual(doneWith(ARN, status));
    },
  );

  test('fails with the reason of the service if the training has failed already', () => {
    const statusDetails = { statusCode: 'DATA', message: 'too few users' };

    expect(decided('Create', { own: [model('one', { status: 'CREATE_FAILED', statusDetails })] })).toBe(
      `fail: the training of the audience model ${ARN} failed: DATA too few users`,
    );
  });

  test('takes the oldest model if two deliveries have created one each', () => {
    expect(decided('Create', { own: [model(), model('two')] })).toEqual(doneWith(ARN, 'CREATE_PENDING'));
  });

  test('waits shortly until the service shows what it has created, and is then done without its status', () => {
    const done: Step[] = [{ do: 'create', arn: ARN }];

    expect(decided('Create', {}, { done, waited: SETTLING_MS - 1 })).toBe(
      'wait: the service does not show the new audience model yet',
    );
    expect(decided('Create', {}, { done })).toEqual(doneWith(ARN, 'UNKNOWN'));
  });

  test('waits for the end of a deletion that a former request has started', () => {
    expect(decided('Create', { own: [model('one', { status: 'DELETE_PENDING' })] })).toBe(
      `wait: the audience model ${ARN} is still being deleted`,
    );
  });

  test('fails if the service refuses the name because another model has it', () => {
    expect(decided('Create', { foreign: [arnOf('other')] }, { isRefused: true })).toBe(
      `fail: the audience model ${arnOf('other')} already has the name "Fans", and is trained otherwise or was not created ` +
        'by this resource: use another name, or delete that model',
    );
    expect(stepOf('Create', { foreign: [arnOf('other')] })).toEqual({ do: 'create' });
  });

  test('repeats what the service refuses for another reason, so that its error is reported', () => {
    expect(stepOf('Create', {}, { isRefused: true })).toEqual({ do: 'create' });
  });

  test('removes all tags of a former creation that it finds', () => {
    const tags = { [OWNER_TAG]: targetFor().mark, 'aws:system': 'x', team: 'films' };

    expect(stepOf('Create', { own: [model('one', { tags })] })).toEqual({ do: 'untag', arn: ARN, key: 'team' });
  });
});

describe('an update', () => {
  test.each<[string, Partial<TrainedModelProperties>]>([
    ['the dataset', { trainingDatasetArn: `${PROPERTIES.trainingDatasetArn}2` }],
    ['the start of the data', { trainingDataStartTime: '2026-01-01T00:00:00.000Z' }],
    ['the end of the data', { trainingDataEndTime: '2026-01-01T00:00:00.000Z' }],
    ['the description', { description: 'Fans of films' }],
    ['the name', { name: 'Readers' }],
  ])('of %s trains another model with another id', (_, properties) => {
    const decision = decided('Update', {}, { properties });

    expect(decision).toEqual({ next: 'act', step: { do: 'create' }, physicalId: idFor(properties) });
    expect(idFor(properties)).not.toBe(ID);
  });

  test('adds, replaces and removes tags, and keeps those of others', () => {
    const tags = { [OWNER_TAG]: targetFor().mark, team: 'films', stage: 'test', theirs: 'x' };
    const found = { own: [model('one', { tags })] };
    const change = { properties: { tags: { team: 'books' } }, previous: { tags: { team: 'films', stage: 'test' } } };
    const tagged: Step = { do: 'tag', arn: ARN, tags: { team: 'books' } };
    const untagged: Step = { do: 'untag', arn: ARN, key: 'stage' };

    expect(stepOf('Update', found, change)).toEqual(tagged);
    expect(stepOf('Update', found, { ...change, done: [tagged] })).toEqual(untagged);
    expect(decided('Update', found, { ...change, done: [tagged], waited: 0 })).toBe(
      'wait: the service does not show the accepted change yet',
    );
    expect(decided('Update', found, { ...change, done: [tagged, untagged] })).toEqual(doneWith(ARN, 'CREATE_PENDING'));
  });

  test('of tags succeeds although the training has failed', () => {
    expect(decided('Update', { own: [model('one', { status: 'CREATE_FAILED' })] }, { previous: {} })).toEqual(
      doneWith(ARN, 'CREATE_FAILED'),
    );
  });

  test('waits shortly before it is done without a step', () => {
    expect(decided('Update', { own: [model()] }, { waited: 0 })).toMatch(/^wait: another request/);
    expect(decided('Update', { own: [model()] })).toEqual(doneWith(ARN, 'CREATE_PENDING'));
  });

  test('back to what was accepted succeeds if the service refuses to create it again', () => {
    expect(decided('Update', { foreign: [arnOf('x')] }, { isRefused: true })).toEqual(doneWith('UNKNOWN', 'UNKNOWN'));
  });

  test('forward to tags that the service refuses does not', () => {
    expect(stepOf('Update', { own: [model()] }, { isRefused: true, properties: { tags: { a: 'b' } } })).toEqual({
      do: 'tag',
      arn: ARN,
      tags: { a: 'b' },
    });
  });
});

describe('a deletion', () => {
  test.each([
    ['CREATE_PENDING', true],
    ['CREATE_IN_PROGRESS', true],
    ['CREATE_FAILED', false],
    ['ACTIVE', false],
    ['DELETE_FAILED', false],
  ])('deletes a model that is %s', (status, inTraining) => {
    expect(stepOf('Delete', { own: [model('one', { status })] })).toEqual({
      do: 'delete',
      arn: ARN,
      isInTraining: inTraining,
    });
  });

  const deleted: Step[] = [{ do: 'delete', arn: ARN, isInTraining: false }];

  test('deletes each model of the resource, and is done when none is left', () => {
    expect(stepOf('Delete', { own: [model('two')] }, { done: deleted, waited: 0 })).toMatchObject({
      arn: arnOf('two'),
    });
    expect(decided('Delete', {}, { done: deleted, waited: 0 })).toEqual({ next: 'done', physicalId: ID });
  });

  test('waits shortly until the service shows it, and for its end as long as there is time', () => {
    const gone = { next: 'done', physicalId: ID };
    const own = [model('one', { status: 'DELETE_IN_PROGRESS' })];

    expect(decided('Delete', { own: [model()] }, { done: deleted, waited: 0 })).toBe(
      'wait: the service does not show the deletion yet',
    );
    expect(decided('Delete', { own: [model()] }, { done: deleted })).toEqual(gone);
    expect(decided('Delete', { own }, { done: deleted, waited: 0 })).toMatchObject({ next: 'wait', orElse: gone });
    expect(decided('Delete', { own })).toMatchObject({ next: 'wait', orElse: gone });
  });

  test('fails with the reason of the service if it fails', () => {
    const own = [model('one', { status: 'DELETE_FAILED', statusDetails: { message: 'in use' } })];

    expect(decided('Delete', { own }, { done: deleted, waited: 0 })).toBe(
      `fail: the audience model ${ARN} was not deleted: in use`,
    );
  });

  test('waits shortly before it is done without a step, and does not touch models of others', () => {
    expect(decided('Delete', { foreign: [arnOf('x')] }, { waited: 0 })).toMatch(/^wait: another request/);
    expect(decided('Delete', { foreign: [arnOf('x')] })).toEqual({ next: 'done', physicalId: ID });
  });
});

describe('the physical id', () => {
  test('is parsed as it is written, and no other one is', () => {
    expect(parsePhysicalId(idFor({ name: 'Fans/of films' }))).toEqual(targetFor({ name: 'Fans/of films' }));
    for (const id of [undefined, '', 'Publisher-Thing-1ABCDEF', `x${ID}`, `${ID}/x`, ID.replace('-', '')]) {
      expect(parsePhysicalId(id)).toBeUndefined();
    }
  });

  test('does not depend on tags', () => {
    expect(idFor({ tags: { team: 'films' } })).toBe(ID);
  });

  test('has a generated name that stands for the resource and what the model is trained with', () => {
    const [one, two] = [{}, { description: 'x' }].map((more) => targetFor({ isNameGenerated: true, ...more }).name);
    const properties = { ...PROPERTIES, isNameGenerated: true };
    const elsewhere = targetOf({ type: 'Create', owner: 'f'.repeat(32), properties }).name;

    expect(one).toMatch(/^Fans-[\da-f]{8}$/);
    expect(two).toMatch(/^Fans-[\da-f]{8}$/);
    expect(new Set([one, two, elsewhere]).size).toBe(3);
  });

  test('states the model of a Delete, and the resource of all requests', () => {
    const physicalId = ID.replace(OWNER, 'f'.repeat(32));
    const request = { properties: { ...PROPERTIES, name: 'Next' }, owner: OWNER, physicalId };

    expect(targetOf({ ...request, type: 'Delete' })).toEqual({
      name: 'Fans',
      mark: targetFor().mark.replace(OWNER, 'f'.repeat(32)),
    });
    expect(targetOf({ ...request, type: 'Update' })).toEqual({
      name: 'Next',
      mark: targetFor({ name: 'Next' }).mark.replace(OWNER, 'f'.repeat(32)),
    });
    expect(targetOf({ ...request, type: 'Delete', physicalId: 'x' })).toEqual(targetFor({ name: 'Next' }));
  });

  test('was accepted for its properties, with any tags', () => {
    expect(accepted(ID, { ...PROPERTIES, tags: { a: 'b' } })).toEqual(doneWith('UNKNOWN', 'UNKNOWN'));
    expect(accepted(ID, { ...PROPERTIES, description: 'x' })).toBeUndefined();
    expect(accepted('x', PROPERTIES)).toBeUndefined();
  });
});

describe('the models of a resource', () => {
  test('have an order that does not depend on that of the list', () => {
    const [one, two] = [model('one'), model('two')];
    const older = model('zero', { createTime: '2026-10-01T00:00:00Z' });

    expect(oldestFirst([two, one, older])).toEqual([older, one, two]);
    expect(oldestFirst([one, older, two])).toEqual([older, one, two]);
  });

  test('are in training, or being deleted, or neither', () => {
    const statuses = ['CREATE_PENDING', 'CREATE_IN_PROGRESS', 'CREATE_FAILED', 'ACTIVE', 'DELETE_PENDING'];
    const models = [...statuses, 'DELETE_IN_PROGRESS', 'DELETE_FAILED'].map((status) => model('one', { status }));

    expect(models.map(isInTraining)).toEqual([true, true, false, false, false, false, false]);
    expect(models.map(isBeingDeleted)).toEqual([false, false, false, false, true, true, false]);
  });

  test('have a reason, or none', () => {
    expect(reasonOf(model('one', { statusDetails: { statusCode: 'X' } }))).toBe('X');
    expect(reasonOf(model())).toBe('the service returned no reason');
  });
});
