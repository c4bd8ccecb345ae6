import { App, Stack } from 'aws-cdk-lib';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { InputError } from '../../src/private/errors';
import { code, text } from '../../src/private/text';

describe('InputError', () => {
  const problem = { what: 'the name is empty', why: 'it is shown to all members', fix: 'pass a name' };

  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test('reports where, what, why, and what to change', () => {
    const error = new InputError(new Stack(new App(), 'Publisher'), problem);

    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('InputError');
    expect(error.message).toBe(
      'Publisher: the name is empty\n    why: it is shown to all members\n    fix: pass a name',
    );
  });

  test('reports several problems at once, also of something that is not a construct', () => {
    const { message } = new InputError(code('Member.account'), problem, { ...problem, what: 'the account is empty' });

    expect(message.match(/^ *Member\.account: .*$/gm)).toEqual([
      'Member.account: the name is empty',
      '  Member.account: the account is empty',
    ]);
  });

  test('writes every part as the language of the app does, but for values', () => {
    vi.stubEnv('JSII_AGENT', 'Python/3.11.7');

    const { message } = new InputError(code`AnalysisSource.sqlFile(${'"myQuery.sql"'})`, {
      what: text`${code('sqlFile')} is "myQuery.sql"`,
      why: text`${code('sqlFile')} reads it`,
      fix: text`pass ${code('AnalysisSource.sqlText({ … })')}`,
    });

    expect(message.split(/\n {4}/)).toEqual([
      'AnalysisSource.sql_file("myQuery.sql"): sql_file is "myQuery.sql"',
      'why: sql_file reads it',
      'fix: pass AnalysisSource.sql_text(…)',
    ]);
  });
});
