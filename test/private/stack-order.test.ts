import { App, CfnResource, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { createAfter, deployAfter } from '../../src/private/stack-order';

function stacksIn(scope: Construct, ...ids: string[]): Stack[] {
  return ids.map((id) => new Stack(scope, id));
}

test('a stack waits for the stacks of what it refers to', () => {
  const [first, second, third] = stacksIn(new App(), 'First', 'Second', 'Third');

  deployAfter(new Construct(third, 'Thing'), new Construct(first, 'Thing'), new Construct(second, 'Thing'));

  expect(third.dependencies).toEqual([first, second]);
});

test('a stack does not wait for itself', () => {
  const [stack] = stacksIn(new App(), 'Stack');

  deployAfter(new Construct(stack, 'One'), new Construct(stack, 'Other'));

  expect(stack.dependencies).toEqual([]);
});

test('a stack does not wait for a stack of another stage', () => {
  const app = new App();
  const [first] = stacksIn(new Stage(app, 'A'), 'First');
  const [second] = stacksIn(new Stage(app, 'B'), 'Second');

  deployAfter(second, first);

  expect(second.dependencies).toEqual([]);
});

test('nothing waits for what contains it', () => {
  const [stack] = stacksIn(new App(), 'Stack');
  const thing = new Construct(stack, 'Thing');

  expect(() => createAfter(thing, stack)).toThrow('it is created after "Stack", which contains it');
});

describe('a nested stack', () => {
  test('does not wait for the stack around it, nor that for it', () => {
    const [parent] = stacksIn(new App(), 'Parent');
    const nested = new NestedStack(parent, 'Nested');

    deployAfter(nested, parent);
    deployAfter(parent, nested);

    expect(parent.dependencies).toEqual([]);
  });

  test('makes the stack around it wait', () => {
    const [first, second] = stacksIn(new App(), 'First', 'Second');
    const nested = new NestedStack(new NestedStack(second, 'Outer'), 'Inner');

    deployAfter(nested, new NestedStack(first, 'Nested'));

    expect(second.dependencies).toEqual([first]);
  });
});

test('fails if a stack waits for one that waits for it, over any number of others', () => {
  const [first, second, third] = stacksIn(new App(), 'First', 'Second', 'Third');
  deployAfter(second, first);
  deployAfter(third, second);

  const wait = () => deployAfter(new Construct(first, 'Thing'), new Construct(third, 'Other'));

  expect(wait).toThrow('First/Thing: it refers to "Third/Other", but the stack "Third" is deployed after "First"');
});

describe('a construct is created after another one', () => {
  test('of its stack', () => {
    const [stack] = stacksIn(new App(), 'Stack');
    const [one, other] = ['One', 'Other'].map((id) => new CfnResource(stack, id, { type: 'Some::Type' }));

    createAfter(other, one);

    Template.fromStack(stack).hasResource('Some::Type', { DependsOn: ['One'] });
    expect(stack.dependencies).toEqual([]);
  });

  test('of another stack', () => {
    const [first, second] = stacksIn(new App(), 'First', 'Second');

    createAfter(new Construct(second, 'Thing'), new Construct(first, 'Thing'));

    expect(second.dependencies).toEqual([first]);
  });

  test('but not after one of another stage', () => {
    const app = new App();
    const [first] = stacksIn(new Stage(app, 'A'), 'First');
    const [second] = stacksIn(new Stage(app, 'B'), 'Second');

    createAfter(second, first);

    expect(second.dependencies).toEqual([]);
  });
});
