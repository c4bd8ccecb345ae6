import { App, Stack } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/private/errors';

describe('InputError', () => {
  const problem = { what: 'the name is empty', why: 'it is shown to all members', fix: 'pass a name' };

  test('tells where, what, why, and what to change', () => {
    const error = new InputError(new Stack(new App(), 'Publisher'), problem);

    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('InputError');
    expect(error.message).toBe(
      'Publisher: the name is empty\n    why: it is shown to all members\n    fix: pass a name',
    );
  });

  test('tells several problems at once, also of something that is no construct', () => {
    const { message } = new InputError('Member.of', problem, { ...problem, what: 'the account is empty' });

    expect(message.match(/^ *Member\.of: .*$/gm)).toEqual([
      'Member.of: the name is empty',
      '  Member.of: the account is empty',
    ]);
  });
});
