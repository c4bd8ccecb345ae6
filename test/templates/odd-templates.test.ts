import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesBetween } from '../../src/cli/replacement/changes';
import { reportedChange, reportedDoubt } from '../../src/cli/replacement/report';
import { readDeployments } from '../../src/model/graph';
import { CATALOGUE } from '../../src/rules/catalogue';
import { acknowledgementsIn } from '../../src/templates/acknowledgements';
import type { Document } from '../../src/templates/document';
import type { StackTemplate } from '../../src/templates/stack-template';
import { templateOf } from '../../src/templates/template-files';
import { templateSource } from '../../src/templates/template-source';
import { runRulesOnAll } from '../../src/validation/run';
import { SEEDS } from '../support/exploration';
import { PartRef, room } from '../support/random-rooms';

/**
 * Anybody can write a template, of any shape: whatever is in the place of any value, the rules say what they can, and nothing
 * throws. `ODD_TEMPLATES` is the number of templates for each seed.
 */
const TEMPLATES = Number(process.env.ODD_TEMPLATES ?? 250);

const LOGICAL_ID = fc.constantFrom(
  'Ads',
  'Sales',
  'Membership',
  'Nothing',
  '',
  'AWS::NoValue',
  'AWS::AccountId',
  '__proto__',
);
const LITERAL = fc.oneof(
  fc.constantFrom(null, true, 0, -1, 1e300, '', 'x', 'ENABLED', '111111111111', '{{resolve:ssm:x}}', 'arn:aws:', []),
  fc.string({ maxLength: 5 }),
);
const ODD = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    LITERAL,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('V1', 'v1', 'Type', 'Policy', 'Custom', 'constructor'), tie('value'), {
      noNullPrototype: true,
    }),
    fc.constant(JSON.parse('{ "__proto__": { "Type": 1 }, "toString": 1 }')),
    tie('function'),
  ),
  function: fc.oneof(
    LOGICAL_ID.map((id) => ({ Ref: id })),
    fc.tuple(LOGICAL_ID, fc.constantFrom('Arn', '', 'Outputs.X', 'Id')).map((parts) => ({ 'Fn::GetAtt': parts })),
    fc
      .tuple(
        fc.constantFrom(
          'Ref',
          'Fn::GetAtt',
          'Fn::Sub',
          'Fn::Join',
          'Fn::Select',
          'Fn::Split',
          'Fn::If',
          'Fn::ImportValue',
          'Fn::GetStackOutput',
          'Condition',
          'Fn::Not',
          'Fn::Equals',
          'Fn::Transform',
        ),
        tie('value'),
      )
      .map(([name, argument]) => ({ [name]: argument })),
  ),
})).value;

/** A template with a random room. */
const template = room.map((parts) => ({
  Parameters: { P: { Type: 'String' } },
  Conditions: { X: { 'Fn::Equals': [{ Ref: 'P' }, 'x'] }, Y: { 'Fn::Not': [{ Condition: 'X' }] } },
  Resources: Object.fromEntries(parts.map((part) => [part.id, { Type: part.type, Properties: written(part.props) }])),
  Outputs: { Out: { Value: { Ref: 'P' }, Export: { Name: 'out' } } },
}));

function written(value: unknown): unknown {
  if (value instanceof PartRef) {
    return value.attribute === 'Ref' ? { Ref: value.part } : { 'Fn::GetAtt': [value.part, value.attribute] };
  }
  if (Array.isArray(value)) {
    return value.map(written);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const upper = (key: string) => `${key.charAt(0).toUpperCase()}${key.slice(1)}`;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [upper(key), written(inner)]));
}

/** The paths of all values in a template. */
function pathsIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [path, ...inner.flatMap(([key, one]) => pathsIn(one, [...path, key]))];
}

function replaced(value: unknown, [step, ...rest]: readonly string[], by: unknown): unknown {
  if (step === undefined) {
    return by;
  }
  if (Array.isArray(value)) {
    return value.map((one, i) => (String(i) === step ? replaced(one, rest, by) : one));
  }
  const object = value as Record<string, unknown>;
  return { ...object, [step]: replaced(object?.[step], rest, by) };
}

function stackOf(data: unknown): StackTemplate {
  const position = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  const document: Document = { file: 'odd.json', data, positionOf: () => position };
  return templateOf(document, { parameters: new Map() }, () => document);
}

function messagesOn(data: unknown): readonly string[] {
  const stack = stackOf(data);
  acknowledgementsIn(stack);
  return runRulesOnAll(CATALOGUE, readDeployments(templateSource([{ ...stack, account: '111111111111' }])).graphs).map(
    ({ what }) => what,
  );
}

/** A template with up to six odd values, and the one without them. */
const oddTemplate = fc
  .tuple(template, fc.array(fc.tuple(fc.nat(), ODD), { minLength: 1, maxLength: 6 }))
  .map(([sound, oddities]) => {
    const odd = oddities.reduce<unknown>((changed, [i, value]) => {
      const paths = pathsIn(changed);
      return replaced(changed, paths[i % paths.length], value);
    }, sound);
    return { sound, odd };
  });

describe.each(SEEDS)('odd templates (RANDOM_SEED=%i)', { timeout: 60_000 + 20 * TEMPLATES }, (seed) => {
  test('fail no rule', () => {
    fc.assert(
      fc.property(oddTemplate, ({ odd }) => {
        expect(messagesOn(odd).filter((what) => what.startsWith('internal error'))).toEqual([]);
      }),
      { seed, numRuns: TEMPLATES },
    );
  });

  test('can be compared, and nothing differs from itself', () => {
    fc.assert(
      fc.property(oddTemplate, ({ sound, odd }) => {
        const [one, other] = [sound, odd].map(stackOf) as [StackTemplate, StackTemplate];
        const all = [changesBetween([one], [other]), changesBetween([other], [one])];

        const texts = all.flatMap(({ changes, doubts }) => [
          ...changes.map(reportedChange).flatMap(({ what, lost, fixes }) => [what, lost, ...fixes]),
          ...doubts.map(reportedDoubt).map(({ reason }) => reason),
        ]);
        expect(texts.filter((text) => !/^[a-z]/.test(text) || /undefined|\[object/.test(text))).toEqual([]);
        expect(changesBetween([other], [stackOf(odd)]).changes).toEqual([]);
      }),
      { seed, numRuns: TEMPLATES },
    );
  });
});
