import { expect, test } from 'vitest';
import { requireDeclared } from '../../src/cli/arguments/declared-parameters';

const TEMPLATES = [
  { Parameters: { Name: { Type: 'String' }, Epsilon: { Type: 'Number' } } },
  { Parameters: { Days: { Type: 'List<Number>' }, Odd: 'no declaration' } },
  { Parameters: 'no section' },
  'no template',
];

function check(name: string, value: string): void {
  requireDeclared(new Map([[name, value]]), TEMPLATES);
}

test.each([
  ['Name', ''],
  ['Name', 'Ads'],
  ['Epsilon', '3'],
  ['Epsilon', '-0.5'],
  ['Days', '1, 2'],
  ['Odd', 'x'],
])('%s can be "%s"', (name, value) => {
  expect(() => check(name, value)).not.toThrow();
});

test.each([
  ['Epsilon', ''],
  ['Epsilon', 'three'],
  ['Epsilon', 'Infinity'],
  ['Days', '1,two'],
  ['Days', '1,'],
])('%s cannot be "%s"', (name, value) => {
  expect(() => check(name, value)).toThrow(`"${value}" is not a number, which ${name} is in the template`);
});

test('a parameter that no template declares fails, with the similar one', () => {
  expect(() => check('Epsilom', '3')).toThrow(
    expect.objectContaining({
      what: '--parameter: no template declares Epsilom',
      fix: 'did you mean Epsilon? the templates declare Name, Epsilon, Days, Odd',
    }),
  );
});

test('a parameter fails if there are none', () => {
  expect(() => requireDeclared(new Map([['Name', 'Ads']]), [])).toThrow(
    expect.objectContaining({ fix: 'remove it: the templates have no parameters' }),
  );
});
