import { Stack, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Env } from './env';
import { type Fact, known, UNKNOWN } from './fact';

/** The account, Region and stack of a construct. */
export function readEnv(construct: IConstruct): Env {
  const stack = Stack.of(construct);
  return { account: concrete(stack.account), region: concrete(stack.region), stack: stack.node.path };
}

function concrete(value: string): Fact<string> {
  return Token.isUnresolved(value) ? UNKNOWN : known(value);
}
