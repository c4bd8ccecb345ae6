import { CfnCondition, CfnElement, type CfnResource, Stack, Token } from 'aws-cdk-lib';
import { ConditionReader } from './conditions';
import { ALWAYS, type Presence } from './presence';
import type { Raw } from './raw';
import { readRaw } from './resolve';

/** Reads when L1s are in a deployed stack: if their conditions and those of the nested stacks around them are met. */
export class StackConditions {
  private readonly readers = new Map<Stack, ConditionReader>();

  /** `stated` is the condition in the template if an override sets it; otherwise, it is that of the L1. */
  public presenceOf(l1: CfnResource | undefined, stated?: Raw): Presence {
    if (!l1) {
      return ALWAYS;
    }
    const stack = Stack.of(l1);
    const { condition } = l1.cfnOptions ?? {};
    return this.readerOf(stack).presenceOf(stated ?? (condition && stack.resolve(condition.logicalId)));
  }

  private readerOf(stack: Stack): ConditionReader {
    const known = this.readers.get(stack);
    if (known) {
      return known;
    }
    let conditions: ReadonlyMap<string, CfnCondition> | undefined;
    const reader = new ConditionReader({
      stack: stack.node.path,
      account: concrete(stack.account),
      region: concrete(stack.region),
      around: this.presenceOf(stack.nestedStackResource as CfnResource | undefined),
      expressionOf: (name) => {
        // Most stacks have no condition that is asked for.
        conditions ??= conditionsOf(stack);
        const condition = conditions.get(name);
        return condition && readRaw(condition, condition.expression);
      },
      logicalIdOf: (target) =>
        CfnElement.isCfnElement(target) ? Stack.of(target).resolve(target.logicalId) : undefined,
    });
    this.readers.set(stack, reader);
    return reader;
  }
}

function conditionsOf(stack: Stack): ReadonlyMap<string, CfnCondition> {
  const conditions = stack.node.findAll().filter((one) => one instanceof CfnCondition && Stack.of(one) === stack);
  return new Map(
    conditions.map((one) => [stack.resolve((one as CfnCondition).logicalId) as string, one as CfnCondition]),
  );
}

function concrete(value: string): string | undefined {
  return Token.isUnresolved(value) ? undefined : value;
}
