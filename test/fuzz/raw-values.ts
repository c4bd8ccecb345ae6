import { Fn, Lazy, type Stack, Token } from 'aws-cdk-lib';
import type { Random } from './random';

const DEEPEST = 4;

/** Values that a template can contain for a property, whatever its type: of JSON, of tokens, and of functions. */
const SIMPLE: readonly ((stack: Stack) => unknown)[] = [
  () => null,
  () => true,
  () => 0,
  () => -1.5,
  () => 1e21,
  () => Number.NaN,
  () => '',
  () => 'user_id',
  () => 'SELECT 1 FROM sales',
  () => '111111111111',
  () => 'arn:aws:cleanrooms:us-east-1:111111111111:membership/*',
  () => '{{resolve:ssm:name}}',
  () => 'ENABLED',
  () => '__proto__',
  () => '\u0000\ud800\n',
  () => 'x'.repeat(2000),
  () => [],
  () => ({}),
  () => Fn.importValue('Odd'),
  () => Token.asList(Fn.importValue('Odd')),
  () => Token.asNumber(Fn.importValue('Odd')),
  () => Token.asAny({ Odd: [null] }),
  () => Lazy.any({ produce: () => undefined }),
  () => Lazy.string({ produce: () => 7 as unknown as string }),
  (stack) => stack.account,
  (stack) => stack.stackId,
];

/** Functions with arguments of a wrong type, or of a wrong number. */
const FUNCTIONS = [
  ...['Ref', 'Fn::GetAtt', 'Fn::If', 'Fn::Join', 'Fn::Sub', 'Fn::Select', 'Fn::Split', 'Fn::ImportValue'],
  ...['Fn::GetStackOutput', 'Fn::FindInMap', 'Fn::Base64', 'Fn::Transform', 'Fn::ToJsonString', 'Fn::Odd'],
];

/** Names that readers look for, so that an odd object is not only one without them. */
const NAMES = ['type', 'Type', 'policy', 'v1', 'V1', 'custom', 'list', 'name', 'accountId', 'Statement', 'Ref', 'text'];

export function rawValue(stack: Stack, random: Random, depth = 0): unknown {
  const inner = () => rawValue(stack, random, depth + 1);
  const kind = depth < DEEPEST ? random.upTo(6) : 0;
  switch (kind) {
    case 3:
      return Array.from({ length: random.upTo(4) }, inner);
    case 4:
      return Object.fromEntries(Array.from({ length: random.upTo(4) }, () => [random.of(NAMES), inner()]));
    case 5:
      return { [random.of(FUNCTIONS)]: random.chance(0.5) ? inner() : [inner(), inner(), inner()] };
    default:
      return random.of(SIMPLE)(stack);
  }
}

/** A value in many lists and objects. */
export function nested(value: unknown, depth: number): unknown {
  return depth === 0 ? value : nested(depth % 2 === 0 ? [value] : { name: value }, depth - 1);
}
