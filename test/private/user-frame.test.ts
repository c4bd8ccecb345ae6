import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { userFrame } from '../../src/private/user-frame';

describe('the frame of a user', () => {
  test('is the first that is not in a package', () => {
    const stack = [
      '...new CfnCollaboration in aws-cdk-lib...',
      'new Collaboration (/app/node_modules/cdk-cleanrooms/lib/library.js:10:20)',
      'new RoomStack (/app/lib/room-stack.ts:54:16)',
      '<anonymous> (/app/bin/app.ts:3:1)',
    ];

    expect(userFrame(stack)).toEqual({ file: '/app/lib/room-stack.ts', line: 54, column: 16 });
  });

  test.each([
    ['without a function', '/app/app.ts:5:3', '/app/app.ts'],
    ['of an ES module', 'file:///app/app.mjs:5:3', '/app/app.mjs'],
    ['of an ES module, with a function', '<anonymous> (file:///app/app.mjs:5:3)', '/app/app.mjs'],
    ['on Windows', 'new Room (C:\\app\\app.ts:5:3)', 'C:\\app\\app.ts'],
    ['below the working directory', `new Room (${join(process.cwd(), 'bin', 'app.ts')}:5:3)`, 'bin/app.ts'],
    ['beside the working directory', `new Room (${process.cwd()}-2/app.ts:5:3)`, `${process.cwd()}-2/app.ts`],
  ])('%s', (_, frame, expected) => {
    expect(userFrame([frame])).toEqual({ file: expected, line: 5, column: 3 });
  });

  test('is not one of this library', () => {
    const stack = ['new Room (/project/lib/room.ts:1:1)', 'test (/project/library/app.ts:2:2)'];

    expect(userFrame(stack, ['/project/lib'])).toEqual({ file: '/project/library/app.ts', line: 2, column: 2 });
  });

  test.each<[string, unknown]>([
    ['summaries', ['...aws-cdk-lib...', '(no user code in 10 frames, use --stack-trace-limit to capture more)']],
    [
      'functions of Node',
      ['node:internal/modules/run_main:1:2', 'Module._compile (node:internal/modules/cjs/loader:1:2)'],
    ],
    ['nothing', []],
    ['no list', 'x'],
    ['no texts', [1, undefined, {}]],
  ])('is unknown among %s', (_, stack) => {
    expect(userFrame(stack)).toBeUndefined();
  });
});
