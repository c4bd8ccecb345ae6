import { App, Stack } from 'aws-cdk-lib';
import { Effect, Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Permission, RecordedCall } from '../../local/cleanrooms/service';
import { HandlerFunction } from '../../src/custom-resources/provider/handler-function';
import { type Build, WAYS, type Way } from './permissions/kinds';
import type { Chapter } from './permissions/life';
import { allowedBy, type Exception, judge, missingIn, policiesIn, type RolePolicy, render } from './permissions/policy';
import { bundled } from './support/bundled';

/** Enough for every call that a decision table knows, under every fault. */
const SEEDS = Array.from({ length: 60 }, (_, index) => index + 1);

/** Not the handler, but Lambda makes these calls, with the role of the function. */
const OF_LAMBDA: readonly Exception[] = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'].map(
  (action) => ({ action, on: '', why: 'Lambda writes the log of a function in the name of its role' }),
);

beforeAll(bundled);

describe.each(WAYS)('the policy of $name', (way) => {
  const exceptions = [...way.exceptions, ...OF_LAMBDA];
  const policiesFor = new Map<string, RolePolicy[]>();
  let chapters: Chapter<Build>[];
  let calls: RecordedCall[];
  let allowed: Permission[];

  beforeAll(async () => {
    chapters = (await Promise.all(SEEDS.map((seed) => way.live(seed)))).flat();
    for (const { template } of chapters) {
      if (!policiesFor.has(template.name)) {
        policiesFor.set(template.name, policiesOf(way, template));
      }
    }
    calls = chapters.flatMap((chapter) => chapter.calls);
    allowed = [
      ...new Map(
        [...policiesFor.values()].flatMap((policies) => allowedBy(policies)).map((it) => [render(it), it]),
      ).values(),
    ];
  }, 60_000);

  test('is judged by lives with faults', () => {
    const outcomes = new Set(calls.map(({ outcome }) => outcome));

    expect(calls.length).toBeGreaterThan(250);
    expect([...outcomes]).toEqual(
      expect.arrayContaining([
        'success',
        'reset',
        'AccessDeniedException',
        'InternalServerException',
        'ThrottlingException',
      ]),
    );
    expect(outcomes).not.toContain('DoubleBug');
  });

  test('allows every call, at the time it is made', () => {
    const missing = chapters.flatMap(({ template, leaving, calls: made }) => {
      const policies = policiesFor.get(template.name) ?? [];
      return missingIn(allowedBy(policies, policiesFor.get(leaving?.name ?? '')), made);
    });

    expect([...new Set(missing)]).toEqual([]);
  });

  test('allows nothing that no call needed', () => {
    expect(judge(allowed, calls, exceptions)).toMatchObject({ missing: [], unneeded: [], stale: [] });
  });

  test('fails this check with any action less', () => {
    const needed = allowed.filter((it) => !exceptions.some(({ action }) => action === it.action));

    expect(needed.length).toBeGreaterThan(0);
    for (const lost of needed) {
      const { missing } = judge(
        allowed.filter((it) => it !== lost),
        calls,
        exceptions,
      );
      expect(missing).toEqual([render(lost)]);
    }
  });

  test.each<[string, (own: Permission) => Permission]>([
    ['an action more', (own) => ({ ...own, action: 'cleanrooms:DeleteCollaboration' })],
    ['all actions', (own) => ({ ...own, action: 'cleanrooms:*' })],
    ['another resource', (own) => ({ ...own, resource: `${own.resource}/other` })],
    ['all resources', (own) => ({ ...own, action: `${own.action}s`, resource: '*' })],
    ['more resources', (own) => ({ ...own, resource: own.resource.replace(/[^/:]*$/, '**') })],
  ])('fails this check with %s', (_, mutate) => {
    const [own = { action: '', resource: '' }] = allowed.filter(({ action }) => action.startsWith('cleanrooms:'));

    const { unneeded } = judge([...allowed, mutate(own)], calls, exceptions);

    expect(unneeded).toEqual([render(mutate(own))]);
  });

  test('fails this check if what is explained is allowed no longer', () => {
    for (const { action } of exceptions) {
      const { stale } = judge(
        allowed.filter((it) => it.action !== action),
        calls,
        exceptions,
      );
      expect(stale).toEqual([action]);
    }
  });
});

describe('the reading of policies', () => {
  test.each([
    ['a denial', { effect: Effect.DENY, actions: ['cleanrooms:ListMembers'], resources: ['*'] }],
    ['all actions but some', { notActions: ['cleanrooms:ListMembers'], resources: ['*'] }],
    ['all resources but some', { actions: ['cleanrooms:ListMembers'], notResources: ['a'] }],
    ['a condition', { actions: ['s3:*'], resources: ['*'], conditions: { Bool: { 'aws:SecureTransport': 'true' } } }],
  ])('fails for %s, which it does not understand', (_, statement) => {
    const stack = new Stack(new App());
    const { role } = HandlerFunction.of(stack, 'collaboration-member');

    new Policy(stack, 'Policy', { roles: [role], statements: [new PolicyStatement(statement)] });

    expect(() => policiesIn(stack)).toThrow('not understood');
  });
});

function policiesOf({ caller: env }: Way, build: Build): RolePolicy[] {
  const stack = new Stack(new App(), 'Stack', { env });
  build.into(stack);
  return policiesIn(stack);
}
