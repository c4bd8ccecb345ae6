import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Data, UnreadableInput } from '../../src/templates/document';
import { isObject, valueAt } from '../../src/templates/terraform/fields';
import { isTerraformPlan } from '../../src/templates/terraform-plan';
import { innermostOf, planOf, templatesOf } from './plan';

/** Anybody can write JSON. Whatever it is, it is read or refused in words. */

const PLANS = [planOf('campaign'), planOf('two-accounts')];
const RUNS = Number(process.env.FUZZ_PLANS ?? 300);

/** A value that stands in a plan where no plan has it. */
const ODD = fc.oneof(
  fc.json({ maxDepth: 3 }).map((text) => JSON.parse(text)),
  fc.constantFrom<Data>(
    undefined,
    null,
    true,
    '',
    0,
    [],
    {},
    [[]],
    { references: ['var.a'] },
    { references: [{}, '..'] },
  ),
  fc.constantFrom('module.a.b', 'aws_iam_role.reader[0', 'aws_iam_role.reader["', '["a"]', '__proto__', 'constructor'),
  fc.constantFrom<Data>({ 'Fn::Unknown': [] }, { Ref: 'A' }, { __proto__: null }, JSON.parse('{"__proto__":{"a":1}}')),
);

/** Every path in a value. */
function pathsIn(data: Data, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  const entries = Array.isArray(data) ? [...data.entries()] : isObject(data) ? Object.entries(data) : [];
  return [path, ...entries.flatMap(([key, value]) => pathsIn(value, [...path, key]))];
}

function replaced(data: Data, path: readonly (string | number)[], value: Data): Data {
  const copy = structuredClone(data);
  const around = valueAt(copy, ...path.slice(0, -1)) as Record<string | number, Data> | undefined;
  const key = path.at(-1);
  if (around === undefined || around === null || typeof around !== 'object' || key === undefined) {
    return value;
  }
  around[key] = value;
  return copy;
}

/** A plan of which values are replaced: shown by its name and the changes, since a whole plan is long. */
const MUTATED = fc.constantFrom(...PLANS.keys()).chain((plan) =>
  fc.record({
    plan: fc.constant(plan),
    changes: fc.array(fc.tuple(fc.constantFrom(...pathsIn(PLANS[plan])), ODD), { minLength: 1, maxLength: 6 }),
  }),
);

function readOrRefused(data: Data): void {
  try {
    for (const { body, account, region } of innermostOf(data)) {
      expect(Object.keys(valueAt(body, 'Resources') as object).length).toBeGreaterThan(0);
      expect(JSON.stringify(body)).not.toContain('undefined');
      expect(account ?? '111111111111').toMatch(/^\d{12}$/);
      expect(typeof (region ?? '')).toBe('string');
    }
  } catch (error) {
    if (!(error instanceof UnreadableInput)) {
      throw error;
    }
    expect(error.message).not.toMatch(/undefined|\[object/);
  }
}

test('a plan with odd values is read or refused', () => {
  fc.assert(
    fc.property(MUTATED, ({ plan, changes }) => {
      readOrRefused(changes.reduce<Data>((data, [path, value]) => replaced(data, path, value), PLANS[plan]));
    }),
    { numRuns: RUNS },
  );
});

test('any JSON is read or refused', () => {
  fc.assert(
    fc.property(ODD, (data) => {
      expect(typeof isTerraformPlan(data)).toBe('boolean');
      readOrRefused(data);
      readOrRefused({ format_version: '1.2', planned_values: data, configuration: data, resource_changes: data });
    }),
    { numRuns: RUNS },
  );
});

test('references in circles end', () => {
  const output = { expression: { references: ['var.in'] } };
  const plan = {
    format_version: '1.2',
    planned_values: {
      root_module: {
        resources: [
          { address: 'aws_iam_role_policy.a', mode: 'managed', type: 'aws_iam_role_policy', name: 'a', values: {} },
        ],
      },
    },
    resource_changes: [
      { address: 'aws_iam_role_policy.a', change: { actions: ['create'], after_unknown: { role: true } } },
    ],
    configuration: {
      root_module: {
        resources: [
          {
            mode: 'managed',
            type: 'aws_iam_role_policy',
            name: 'a',
            expressions: { role: { references: ['module.circle.out', 'module.circle'] } },
          },
        ],
        module_calls: {
          circle: {
            expressions: { in: { references: ['module.circle.out', 'module.circle'] } },
            module: { outputs: { out: output }, variables: { in: {} } },
          },
        },
      },
    },
  };

  expect(valueAt(templatesOf(plan)[0].body, 'Resources', 'aws_iam_role_policy.a', 'Properties')).toEqual({
    RoleName: { 'Fn::Unknown': [] },
  });
});

test('a deep value is not read to its end', () => {
  const deep = JSON.parse(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`);

  expect(() =>
    readOrRefused(replaced(PLANS[0], ['planned_values', 'root_module', 'resources', 0, 'values'], { tags: deep })),
  ).not.toThrow();
});
