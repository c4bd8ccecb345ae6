import { Stack, Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { InputError } from './errors';
import { text } from './text';

/**
 * Deploys the stack of what is referred to before the stack that refers to it.
 *
 * A reference within an account makes the framework do so by itself; one across accounts does not.
 */
export function deployAfter(dependent: IConstruct, ...targets: readonly IConstruct[]): void {
  const stack = outermost(Stack.of(dependent));
  for (const target of targets) {
    const other = outermost(Stack.of(target));
    // Stages are deployed one by one anyway, and the framework refuses an order across them.
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

/** A nested stack is deployed with the stack around it. */
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
