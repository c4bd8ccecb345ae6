import { Stack, Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { InputError } from './errors';
import { text } from './text';

/**
 * Makes the stack of a construct depend on the stacks of the constructs that it refers to.
 *
 * A reference within an account makes the CDK add this dependency automatically, but a reference across accounts does
 * not.
 */
export function deployAfter(dependent: IConstruct, ...targets: readonly IConstruct[]): void {
  const stack = outermost(Stack.of(dependent));
  for (const target of targets) {
    const other = outermost(Stack.of(target));
    // Stages are deployed one after the other, and the CDK rejects dependencies across stages.
    if (other === stack || Stage.of(other) !== Stage.of(stack)) {
      continue;
    }
    if (isDeployedAfter(other, stack)) {
      throw new InputError(dependent, {
        what: text`it refers to "${target.node.path}", but the stack "${other.node.path}" is deployed after
          "${stack.node.path}"`,
        why: 'two stacks cannot depend on each other',
        fix: 'move it to a separate stack that is deployed after both, or specify what it refers to by its ARN',
      });
    }
    stack.addStackDependency(other, `${dependent.node.path} refers to ${target.node.path}`);
  }
}

/**
 * Makes sure that a construct is created after others, and deleted before them, although it does not refer to them: by a
 * dependency in their stack, or by the order of their stacks.
 */
export function createAfter(dependent: IConstruct, ...targets: readonly IConstruct[]): void {
  const around = targets.find((target) => dependent.node.scopes.includes(target));
  if (around) {
    throw new InputError(dependent, {
      what: text`it is created after "${around.node.path}", which contains it`,
      why: 'a construct cannot wait for what it is a part of',
      fix: 'specify what it waits for, instead of what is around it',
    });
  }
  const stack = outermost(Stack.of(dependent));
  const isBeside = (target: IConstruct) => outermost(Stack.of(target)) === stack;
  dependent.node.addDependency(...targets.filter(isBeside));
  deployAfter(dependent, ...targets.filter((target) => !isBeside(target)));
}

/** The outermost stack of a nested stack, with which it is deployed. */
function outermost(stack: Stack): Stack {
  return stack.nestedStackParent ? outermost(stack.nestedStackParent) : stack;
}

function isDeployedAfter(stack: Stack, earlier: Stack): boolean {
  const before = new Set([stack]);
  for (const one of before) {
    for (const dependency of one.dependencies) {
      before.add(dependency);
    }
  }
  return before.has(earlier);
}
