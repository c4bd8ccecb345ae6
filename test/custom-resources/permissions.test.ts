import { App, Stack } from 'aws-cdk-lib';
import { Effect, Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Permission, RecordedCall } from '../../local/cleanrooms/service';
import { KIND_NAMES } from '../../src/custom-resources/kinds';
import { HandlerFunction } from '../../src/custom-resources/provider/handler-function';
import { KINDS_UNDER_TEST } from './kinds';
import { Lifecycle, type Phase } from './permissions/lifecycle';
import { allowedBy, compare, type Exception, missingIn, policiesIn, render } from './permissions/policy';
import { PolicyCache } from './permissions/policy-cache';
import { bundled } from './support/bundled';

/** Enough for every call that a decision table contains, under every fault. */
const SEEDS = Array.from({ length: 60 }, (_, index) => index + 1);

/** Made by Lambda, not by the handler, with the role of the function. */
const OF_LAMBDA: readonly Exception[] = ['logs:CreateLogStream', 'logs:PutLogEvents'].map((action) => ({
  action,
  on: '',
  why: 'Lambda writes the log of a function with its role',
}));

beforeAll(bundled);

const VARIANTS = KIND_NAMES.flatMap((kind) => KINDS_UNDER_TEST[kind].variants.map((it) => ({ ...it, kind })));

describe.each(VARIANTS)('the policy of $name', (variant) => {
  const exceptions = [...variant.exceptions, ...OF_LAMBDA];
  const policies = new PolicyCache();
  const policiesOf = (properties: object) => policies.of(variant.kind, variant.caller.account, properties);
  let phases: Phase<object>[];
  let calls: RecordedCall[];
  let allowed: Permission[];

  beforeAll(async () => {
    phases = [];
    for (const seed of SEEDS) {
      const lifecycle = new Lifecycle<object>(seed, variant.kind, variant.caller);
      await variant.run(lifecycle);
      phases.push(...lifecycle.phases);
    }
    calls = phases.flatMap((phase) => phase.calls);
    const all = phases.flatMap(({ properties }) => allowedBy(policiesOf(properties)));
    allowed = [...new Map(all.map((it) => [render(it), it])).values()];
  }, 60_000);

  test('is compared with the calls of lifecycles with faults', () => {
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
    const missing = phases.flatMap(({ properties, previous, calls: made }) =>
      missingIn(allowedBy(policiesOf(properties), previous && policiesOf(previous)), made),
    );

    expect([...new Set(missing)]).toEqual([]);
  });

  test('allows nothing that no call needed', () => {
    expect(compare(allowed, calls, exceptions)).toMatchObject({ missing: [], unneeded: [], stale: [] });
  });

  test('fails this check without any one action', () => {
    const needed = allowed.filter((it) => !exceptions.some(({ action }) => action === it.action));

    expect(needed.length).toBeGreaterThan(0);
    for (const lost of needed) {
      const { missing } = compare(
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

    const { unneeded } = compare([...allowed, mutate(own)], calls, exceptions);

    expect(unneeded).toEqual([render(mutate(own))]);
  });

  test('fails this check if an exception is no longer allowed', () => {
    for (const { action } of exceptions) {
      const { stale } = compare(
        allowed.filter((it) => it.action !== action),
        calls,
        exceptions,
      );
      expect(stale).toEqual([action]);
    }
  });
});

describe('the reader of policies', () => {
  test.each([
    ['a denial', { effect: Effect.DENY, actions: ['cleanrooms:ListMembers'], resources: ['*'] }],
    ['all actions but some', { notActions: ['cleanrooms:ListMembers'], resources: ['*'] }],
    ['all resources but some', { actions: ['cleanrooms:ListMembers'], notResources: ['a'] }],
    ['a condition', { actions: ['s3:*'], resources: ['*'], conditions: { Bool: { 'aws:SecureTransport': 'true' } } }],
  ])('fails for %s, which it does not support', (_, statement) => {
    const stack = new Stack(new App());
    const { role } = HandlerFunction.of(stack, 'collaboration-member');

    new Policy(stack, 'Policy', { roles: [role], statements: [new PolicyStatement(statement)] });

    expect(() => policiesIn(stack)).toThrow('not supported');
  });
});
