import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { github } from '../../../src/cli/output/github';
import { holds, SEEDS } from '../../support/exploration';
import { anyResult, finding, place, resultOf } from './results';

describe('github', () => {
  test('annotates each finding at its place', () => {
    expect(github(resultOf({ findings: [finding()] }))).toBe(
      '::error file=room.yaml,line=12,col=9,endLine=12,endColumn=13,title=CleanRooms%3A%3ASingleQueryRunner::' +
        '2 members of "Ads" can query: "111111111111", "222222222222"%0A' +
        'resource: Ads, Members%0A' +
        'why: a collaboration has exactly one member who can query%0A' +
        'fix: remove CAN_QUERY from all members but one%0A' +
        'see: https://docs.aws.amazon.com/clean-rooms/latest/userguide/glossary.html\n',
    );
  });

  test('has what cannot be read first, then findings, then unused acknowledgments', () => {
    const commands = github(
      resultOf({
        findings: [finding({ severity: 'warning' }), finding({ acknowledged: 'agreed' })],
        unreadable: [{ place: { file: 'b.yaml' }, reason: 'not a template' }],
        unused: [{ rule: 'EngineIsSpark', path: 'Ads', place: place('room.yaml', 3, 5) }],
      }),
    ).split('\n');

    expect(commands.map((line) => line.split(' ')[0])).toEqual(['::error', '::warning', '::notice', '::warning', '']);
    expect(commands[0]).toBe('::error file=b.yaml,title=unreadable::not a template');
    expect(commands[2]).toContain('::acknowledged: 2 members of "Ads"');
    expect(commands[2]).toMatch(/%0Areason: agreed$/);
  });

  test('escapes names as documented', () => {
    const command = github(
      resultOf({ findings: [finding({ place: { file: '50%: a,b\r\nc.yaml' }, what: '50%: a,b' })] }),
    );

    expect(command).toMatch(
      /^::error file=50%25%3A a%2Cb%0D%0Ac\.yaml,title=CleanRooms%3A%3ASingleQueryRunner::50%25: a,b%0A/,
    );
  });

  test.each([
    ['more than one line', { line: 3, column: 5, endLine: 5, endColumn: 2 }, 'line=3,endLine=5'],
    ['whole lines', { line: 3, column: 5, endLine: 5, endColumn: 1 }, 'line=3,endLine=4'],
    ['one whole line', { line: 3, column: 5, endLine: 4, endColumn: 1 }, 'line=3,endLine=3'],
    ['nothing', { line: 3, column: 1, endLine: 3, endColumn: 1 }, 'line=3,col=1,endLine=3,endColumn=1'],
  ])('annotates %s with what the runner takes', (_, position, expected) => {
    const command = github(resultOf({ findings: [finding({ place: { file: 'a', position } })] }));

    expect(command).toContain(`::error file=a,${expected},title=`);
  });

  test('states the place in the standard input, which has no lines to annotate', () => {
    const command = github(resultOf({ findings: [finding({ place: place('-', 4, 3), what: 'wrong' })] }));

    expect(command).toMatch(/^::error title=CleanRooms%3A%3ASingleQueryRunner::<stdin>:4:3: wrong%0A/);
  });

  test('is empty if there is nothing to report', () => {
    expect(github(resultOf({}))).toBe('');
  });

  test('reports that there was nothing to evaluate', () => {
    expect(github(resultOf({ resources: 0 }))).toBe(
      '::notice::no Clean Rooms resources found: no rule was evaluated\n',
    );
  });

  test.each(SEEDS)('is one command on each line, which the runner reads as it was meant (seed %i)', (seed) => {
    holds(
      fc.property(anyResult, (result) => {
        const { findings, unreadable, unused, resources } = result;
        const lines = github(result).split(/\r\n|\r|\n/);

        expect(lines.pop()).toBe('');
        expect(lines).toHaveLength(findings.length + unreadable.length + unused.length + (resources === 0 ? 1 : 0));
        for (const line of lines) {
          expect(line).toMatch(
            /^::(error|warning|notice)(?: (?:file|line|col|endLine|endColumn|title)=[^,:]*(?:,(?:line|col|endLine|endColumn|title)=[^,:]+)*)?::/,
          );
          expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
        }
      }),
      seed,
    );
  });
});
