import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { kebabCase } from '../scripts/scaffold/names';
import { CATALOGUE } from '../src/rules/catalogue';
import { findingsIn, messageOf, validateAtSynthesis } from '../src/validation/report';
import type { Negative } from './support/negative';

const FOLDER = join(__dirname, 'negatives');
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.ts'));

function newStack(): Stack {
  return new Stack(new App(), 'Example', { env: { account: '111111111111', region: 'us-east-1' } });
}

test('every rule has one example, named after it', () => {
  const expected = CATALOGUE.map((rule) => `${kebabCase(rule.id)}.ts`);

  expect([...FILES].sort()).toEqual([...expected].sort());
});

test('what examples share has no default of a parameter, which the translation to Python loses', () => {
  const rooms = readFileSync(join(__dirname, 'support', 'rooms.ts'), 'utf8');

  expect(rooms.match(/^export function \w+\([^)]*=.*/gm)).toBeNull();
});

describe.each(FILES)('%s', (file) => {
  test('has nothing that its page does not show', () => {
    const code = readFileSync(join(FOLDER, file), 'utf8');

    expect(code.match(/^(?!import |export default negative|[ })]|$).*/gm)).toBeNull();
  });

  test('the bad example trips exactly its rule', async () => {
    const { default: example } = (await import(join(FOLDER, file))) as { default: Negative };
    const stack = newStack();
    example.bad(stack);

    const { findings } = findingsIn(stack.node.root);

    expect(findings.map((finding) => finding.rule.id)).toEqual([example.rule]);
    expect(`[${findings[0].subject.path}] ${messageOf(findings[0])}`).toMatchSnapshot();
  });

  test('a synthesis tells the bad example', async () => {
    const { default: example } = (await import(join(FOLDER, file))) as { default: Negative };
    const stack = newStack();
    example.bad(stack);
    const { findings } = findingsIn(stack.node.root);
    // Constructs of this library ask for it by themselves; an example of L1s only does not.
    validateAtSynthesis(stack);

    expect(tellOf(stack)).toContain(messageOf(findings[0]));
  });

  test('the good example has no finding', async () => {
    const { default: example } = (await import(join(FOLDER, file))) as { default: Negative };
    const stack = newStack();
    example.good(stack);

    expect(findingsIn(stack.node.root).findings.map(messageOf)).toEqual([]);
  });
});

/** What a synthesis says: its error, or its warnings. */
function tellOf(stack: Stack): string {
  const app = stack.node.root as App;
  try {
    const messages = app.synth().stacks.flatMap((artifact) => artifact.messages);
    return messages.map((message) => message.entry.data).join('\n');
  } catch (error) {
    return (error as Error).message;
  }
}
