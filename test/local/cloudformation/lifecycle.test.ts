import { describe, expect, test } from 'vitest';
import { custom, FUNCTION, noSchema, Shelf, shelf, statuses, World, withShelf } from './world';

describe('stack with a role, a custom resource and an inert one', () => {
  const role = {
    Type: 'AWS::IAM::Role',
    Properties: { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] } },
  };
  const resources = (size: number) => ({
    Role: role,
    Log: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: { 'Fn::Sub': `/x/\${Thing.Size}` } } },
    Thing: custom({ Size: size, RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } }),
  });

  test('is created, updated in place and deleted', async () => {
    const world = new World();

    const stack = await world.deploy(resources(1), { Outputs: { Log: { Value: { Ref: 'Log' } } } });
    expect(stack.status).toBe('CREATE_COMPLETE');
    expect(stack.outputs).toEqual([{ key: 'Log', value: '/x/1' }]);

    await world.deploy(resources(2), { Outputs: { Log: { Value: { Ref: 'Log' } } } });
    expect(stack.status).toBe('UPDATE_COMPLETE');
    expect(stack.outputs).toEqual([{ key: 'Log', value: '/x/2' }]);

    await world.delete();
    expect(statuses(stack)).toEqual([
      'REVIEW_IN_PROGRESS',
      'CREATE_IN_PROGRESS',
      'CREATE_COMPLETE',
      'UPDATE_IN_PROGRESS',
      'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'UPDATE_COMPLETE',
      'DELETE_IN_PROGRESS',
      'DELETE_COMPLETE',
    ]);
    expect(world.requests).toEqual(['Create Thing', 'Update Thing one', 'Delete Thing one']);
  });

  test('sends text for numbers and booleans, and the old properties with an update', async () => {
    const world = new World();
    await world.deploy({ Thing: custom({ Size: 1, On: true }) });
    await world.deploy({ Thing: custom({ Size: 2, On: true }) });

    const [create, update] = world.custom.requests;
    expect(create?.ResourceProperties).toEqual({ ServiceToken: FUNCTION, Size: '1', On: 'true' });
    expect(update?.OldResourceProperties).toEqual(create?.ResourceProperties);
    expect(update?.ResourceProperties).toMatchObject({ Size: '2' });
  });

  test('does nothing where nothing changed', async () => {
    const world = new World();
    await world.deploy(resources(1));
    const stack = await world.deploy(resources(1));

    expect(stack.status).toBe('UPDATE_COMPLETE');
    expect(world.requests).toEqual(['Create Thing']);
  });
});

describe('update', () => {
  test('replaces a custom resource that answers with another id, and deletes the old one afterwards', async () => {
    const world = new World();
    await world.deploy({ Thing: custom({ Id: 'a' }) });
    const stack = await world.deploy({ Thing: custom({ Id: 'b' }) });

    expect(stack.status).toBe('UPDATE_COMPLETE');
    expect(world.requests).toEqual(['Create Thing', 'Update Thing a', 'Delete Thing a']);
    expect(world.custom.requests.at(-1)?.ResourceProperties.Id).toBe('a');
  });

  test('replaces by creating first, where the type does not say otherwise', async () => {
    const books = new Shelf();
    const type = 'AWS::CleanRooms::Collaboration';
    const world = new World({ providers: { [type]: books }, checkSchema: noSchema });
    await world.deploy({ A: { Type: type, Properties: { CreatorDisplayName: 'x' } } });
    await world.deploy({ A: { Type: type, Properties: { CreatorDisplayName: 'y' } } });

    expect(books.log).toEqual(['create A', 'create A', 'delete A1']);
  });

  test('replaces by deleting first, where the type says so', async () => {
    const books = new Shelf();
    const type = 'AWS::CleanRooms::AnalysisTemplate';
    const world = new World({ providers: { [type]: books }, checkSchema: noSchema });
    await world.deploy({ A: { Type: type, Properties: { Name: 'x' } } });
    await world.deploy({ A: { Type: type, Properties: { Name: 'y' } } });

    expect(books.log).toEqual(['create A', 'delete A1', 'create A']);
  });

  test('keeps what is replaced where its policy says so', async () => {
    const books = new Shelf();
    const type = 'AWS::CleanRooms::AnalysisTemplate';
    const world = new World({ providers: { [type]: books }, checkSchema: noSchema });
    const template = (name: string) => ({
      A: { Type: type, Properties: { Name: name }, UpdateReplacePolicy: 'Retain' },
    });
    await world.deploy(template('x'));
    await world.deploy(template('y'));

    expect(books.log).toEqual(['create A', 'create A']);
  });

  test('deletes what was removed, after everything else', async () => {
    const books = new Shelf();
    const world = new World({ providers: withShelf(books), checkSchema: noSchema });
    await world.deploy({ A: shelf(), B: shelf({ After: { Ref: 'A' } }) });
    await world.deploy({ C: shelf() });

    expect(books.log).toEqual(['create A', 'create B', 'create C', 'delete B2', 'delete A1']);
  });

  test('does not fail where a deletion afterwards fails', async () => {
    const books = new Shelf();
    const world = new World({ providers: withShelf(books), checkSchema: noSchema });
    await world.deploy({ A: shelf({ Fail: 'delete' }) });
    const stack = await world.deploy({ B: shelf() });

    expect(stack.status).toBe('UPDATE_COMPLETE');
    expect([...stack.resources.keys()]).toEqual(['B']);
  });

  test('of a service token fails', async () => {
    const world = new World();
    await world.deploy({ Thing: custom() });
    const stack = await world.deploy({ Thing: custom({ ServiceToken: `${FUNCTION}2` }) });

    expect(stack.status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(world.requests).toEqual(['Create Thing']);
  });
});
