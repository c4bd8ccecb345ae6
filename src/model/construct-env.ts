import { Stack, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { StatedResource } from '../private/stated-resource';
import { type Env, OUTSIDE_OF_APP } from './env';
import { type Fact, known, UNKNOWN } from './fact';
import { onceFor } from './once-for';

/** The account, Region and stack of a construct. */
export function readEnv(construct: IConstruct): Env {
  return envOf(Stack.of(construct));
}

const envOf = onceFor((stack: Stack): Env => {
  return { account: concrete(stack.account), region: concrete(stack.region), stack: stack.node.path };
});

/** The account and Region of a resource that exists outside of this app. */
export function statedEnv({ account, region }: StatedResource): Env {
  return { account: concrete(account), region: concrete(region), stack: OUTSIDE_OF_APP };
}

function concrete(value: string | undefined): Fact<string> {
  return value === undefined || Token.isUnresolved(value) ? UNKNOWN : known(value);
}
