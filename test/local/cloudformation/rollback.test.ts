import { describe, expect, test } from 'vitest';
import { custom, type Handler, noSchema, OBEDIENT, Shelf, shelf, World, withShelf } from './world';

describe('rollback of a creation', () => {
  test.each([1, 2, 3, 4, 5])('deletes what was made, under any order of siblings (seed %i)', async (seed) => {
    const books = new Shelf();
    const world = new World({ seed, providers: withShelf(books), checkSchema: noSchema });

    const stack = await world.deploy({
      A: shelf(),
      B: shelf({ After: { Ref: 'A' } }),
      C: shelf({ Fail: 'create' }, { DependsOn: 'B' }),
    });

    expect(stack.status).toBe('ROLLBACK_COMPLETE');
    expect(books.log).toEqual(['create A', 'create B', 'create C', 'delete B2', 'delete A1']);
  });

  test('sends Delete for a custom resource whose Create failed, with the id of its answer', async () => {
    const handler: Handler = (event, answer) =>
      answer(
        event.RequestType === 'Create'
          ? { Status: 'FAILED', Reason: 'no', PhysicalResourceId: 'half-made' }
          : { Status: 'SUCCESS', PhysicalResourceId: event.PhysicalResourceId },
      );
    const world = new World({ handler });

    const stack = await world.deploy({ Thing: custom() });

    expect(stack.status).toBe('ROLLBACK_COMPLETE');
    expect(world.requests).toEqual(['Create Thing', 'Delete Thing half-made']);
    expect(stack.events.find(({ status }) => status === 'CREATE_FAILED')?.reason).toContain('Message returned: no');
  });

  test('keeps what is retained, unless that is excepted for creation', async () => {
    const books = new Shelf();
    const world = new World({ providers: withShelf(books), checkSchema: noSchema });
    const stack = await world.deploy({
      Kept: shelf({}, { DeletionPolicy: 'Retain' }),
      Gone: shelf({}, { DeletionPolicy: 'RetainExceptOnCreate' }),
      Bad: shelf({ Fail: 'create' }, { DependsOn: ['Kept', 'Gone'] }),
    });

    expect(stack.status).toBe('ROLLBACK_COMPLETE');
    expect(books.log.filter((line) => line.startsWith('delete'))).toEqual([expect.stringContaining('Gone')]);
  });

  test('fails where a deletion fails, and keeps what that depends on', async () => {
    const books = new Shelf();
    const world = new World({ providers: withShelf(books), checkSchema: noSchema });
    const stack = await world.deploy({
      A: shelf(),
      B: shelf({ Fail: 'delete' }, { DependsOn: 'A' }),
      C: shelf({ Fail: 'create' }, { DependsOn: 'B' }),
    });

    expect(stack.status).toBe('ROLLBACK_FAILED');
    expect([...stack.resources.keys()].sort()).toEqual(['A', 'B']);
  });

  test('overtakes a Create under way when a sibling fails', async () => {
    const late: Array<() => void> = [];
    const handler: Handler = (event, answer) => {
      if (event.LogicalResourceId === 'Slow' && event.RequestType === 'Create') {
        late.push(() => answer({ Status: 'SUCCESS', PhysicalResourceId: 'slow' }));
      } else if (event.RequestType === 'Create') {
        answer({ Status: 'FAILED', Reason: 'no', PhysicalResourceId: 'bad' });
      } else {
        answer({ Status: 'SUCCESS', PhysicalResourceId: event.PhysicalResourceId });
      }
    };
    const world = new World({ handler });

    const stack = await world.deploy({ Slow: custom(), Bad: custom() });
    late.forEach((answer) => void answer());

    expect(stack.status).toBe('ROLLBACK_COMPLETE');
    expect(world.requests.filter((request) => request.startsWith('Delete Slow App-Slow-'))).toHaveLength(1);
    expect(stack.events.filter(({ reason }) => reason === 'Resource creation cancelled')).toHaveLength(1);
    expect(world.puts.at(-1)).toBe(200);
  });
});

describe('rollback of an update', () => {
  const bad = shelf({ Fail: 'create' }, { DependsOn: 'Thing' });

  test('updates a custom resource back, also one whose update failed', async () => {
    const handler: Handler = (event, answer) =>
      event.ResourceProperties.Size === '2'
        ? answer({ Status: 'FAILED', Reason: 'too big', PhysicalResourceId: event.PhysicalResourceId })
        : OBEDIENT(event, answer);
    const world = new World({ handler });
    await world.deploy({ Thing: custom({ Size: 1 }) });
    const stack = await world.deploy({ Thing: custom({ Size: 2 }) });

    expect(stack.status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(world.requests).toEqual(['Create Thing', 'Update Thing one', 'Update Thing one']);
    expect(world.custom.requests.at(-1)?.ResourceProperties).toMatchObject({ Size: '1' });
    expect(world.custom.requests.at(-1)?.OldResourceProperties).toMatchObject({ Size: '2' });
  });

  test.each([
    ['update', ['Create Thing', 'Update Thing a', 'Update Thing b', 'Delete Thing b']],
    ['delete', ['Create Thing', 'Update Thing a', 'Delete Thing b']],
  ] as const)('of a replaced custom resource goes by %s (assumption)', async (replacedCustomRollback, requests) => {
    const world = new World({ replacedCustomRollback, providers: withShelf(), checkSchema: noSchema });
    await world.deploy({ Thing: custom({ Id: 'a' }) });
    const stack = await world.deploy({ Thing: custom({ Id: 'b' }), Bad: bad });

    expect(stack.status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(world.requests).toEqual(requests);
    expect(stack.resources.get('Thing')?.physicalId).toBe('a');
  });

  test('deletes what was made anew, and keeps what it should have replaced', async () => {
    const books = new Shelf();
    const type = 'AWS::CleanRooms::Collaboration';
    const providers = { [type]: books, ...withShelf(books) };
    const world = new World({ providers, checkSchema: noSchema });
    await world.deploy({ Thing: { Type: type, Properties: { CreatorDisplayName: 'x' } } });
    const stack = await world.deploy({ Thing: { Type: type, Properties: { CreatorDisplayName: 'y' } }, Bad: bad });

    expect(stack.status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(books.log).toEqual(['create Thing', 'create Thing', 'create Bad', 'delete Thing2']);
    expect(stack.resources.get('Thing')?.physicalId).toBe('Thing1');
  });

  test('recreates what its type deleted first, and updates what refers to it', async () => {
    const books = new Shelf();
    const type = 'AWS::CleanRooms::AnalysisTemplate';
    const providers = { [type]: books, ...withShelf(books) };
    const world = new World({ providers, checkSchema: noSchema });
    const template = (name: string, more: object) => ({
      Thing: { Type: type, Properties: { Name: name } },
      Reader: shelf({ Arn: { 'Fn::GetAtt': ['Thing', 'Arn'] } }),
      ...more,
    });
    await world.deploy(template('x', {}));
    const stack = await world.deploy(template('y', { Bad: { ...bad, DependsOn: 'Reader' } }));

    expect(stack.status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(stack.resources.get('Thing')?.properties).toEqual({ Name: 'x' });
    expect(stack.resources.get('Reader')?.properties).toEqual({
      Arn: `arn:${stack.resources.get('Thing')?.physicalId}`,
    });
    expect(books.log.filter((line) => line.startsWith('delete Thing'))).toHaveLength(2);
  });

  test('that cannot bring a resource back fails, and goes on from there when asked', async () => {
    let broken = true;
    const handler: Handler = (event, answer) =>
      broken && event.RequestType === 'Update'
        ? answer({ Status: 'FAILED', Reason: 'never', PhysicalResourceId: event.PhysicalResourceId })
        : OBEDIENT(event, answer);
    const books = new Shelf();
    const world = new World({ handler, providers: withShelf(books), checkSchema: noSchema });
    await world.deploy({ A: shelf({ Size: 1 }), Thing: custom({ Size: 1 }, { DependsOn: 'A' }) });
    const stack = await world.deploy({
      A: shelf({ Size: 2 }),
      New: shelf(),
      Thing: custom({ Size: 2 }, { DependsOn: ['A', 'New'] }),
    });
    expect(stack.status).toBe('UPDATE_ROLLBACK_FAILED');

    broken = false;
    await world.clock.until(world.engine.continueUpdateRollback(stack));

    expect(stack.status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect([...stack.resources.keys()].sort()).toEqual(['A', 'Thing']);
    expect(books.log).toEqual(['create A', expect.any(String), expect.any(String), 'update A1', 'delete New2']);
    expect(world.requests).toEqual(['Create Thing', ...Array(3).fill('Update Thing one')]);
  });

  test('that failed leaves nothing behind when the stack is deleted', async () => {
    const handler: Handler = (event, answer) =>
      event.RequestType === 'Update'
        ? answer({ Status: 'FAILED', Reason: 'never', PhysicalResourceId: event.PhysicalResourceId })
        : OBEDIENT(event, answer);
    const books = new Shelf();
    const type = 'AWS::CleanRooms::Collaboration';
    const world = new World({ handler, providers: { [type]: books }, checkSchema: noSchema });
    const both = (name: string) => ({
      Room: { Type: type, Properties: { CreatorDisplayName: name } },
      Thing: custom({ Name: name, Room: { Ref: 'Room' } }),
    });
    await world.deploy(both('x'));
    const stack = await world.deploy(both('y'));
    expect(stack.status).toBe('UPDATE_ROLLBACK_FAILED');

    await world.delete();
    expect(stack.status).toBe('DELETE_COMPLETE');
    expect(books.log.filter((line) => line.startsWith('delete')).sort()).toEqual(['delete Room1', 'delete Room2']);
  });
});

describe('without rollback', () => {
  test('a failed creation stays, and the next deployment goes on from there', async () => {
    const books = new Shelf();
    const world = new World({ providers: withShelf(books), checkSchema: noSchema });
    const stack = await world.deploy({ A: shelf(), B: shelf({ Fail: 'create' }, { DependsOn: 'A' }) }, {}, 'App', true);
    expect(stack.status).toBe('CREATE_FAILED');

    await world.deploy({ A: shelf(), B: shelf({}, { DependsOn: 'A' }) });
    expect(stack.status).toBe('UPDATE_COMPLETE');
    expect(books.log).toEqual(['create A', 'create B', 'create B']);
  });
});
