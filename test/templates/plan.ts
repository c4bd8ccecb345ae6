import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Data, Document } from '../../src/templates/document';
import type { StackTemplate } from '../../src/templates/stack-template';
import { valueAt } from '../../src/templates/terraform/fields';
import { stackTemplatesOfPlan } from '../../src/templates/terraform-plan';

/** Plans for tests: those of files, and small ones. */

export type Plan = Readonly<Record<string, Data>>;

/** A plan of `test/templates/plans`, which is written by hand in the published format. */
export function planOf(name: string): Plan {
  return JSON.parse(readFileSync(join(__dirname, 'plans', `${name}.json`), 'utf8'));
}

/** A document without positions: a test that needs them asks for the value at a path. */
export function documentOf(data: Data, file = 'plan.json'): Document {
  return { file, data, positionOf: () => ({ line: 1, column: 1, endLine: 1, endColumn: 1 }) };
}

export function templatesOf(plan: Data): readonly StackTemplate[] {
  // No template of a stack is read: the tests that need one pass their own reader.
  return stackTemplatesOfPlan(documentOf(plan), (file) => documentOf({ Resources: { Any: {} } }, file));
}

/** The templates with resources of the plan, of which several are in a stack around them. */
export function innermostOf(plan: Data): readonly StackTemplate[] {
  return templatesOf(plan).flatMap((template) =>
    template.nested.size > 0 ? [...template.nested.values()] : [template],
  );
}

/** All resources of a plan, by their addresses. */
export function resourcesOf(plan: Data): Readonly<Record<string, Data>> {
  return Object.assign({}, ...innermostOf(plan).map(({ body }) => valueAt(body, 'Resources')));
}

/** The properties of a resource. */
export function propertiesOf(plan: Data, address: string): Data {
  return valueAt(resourcesOf(plan), address, 'Properties');
}

export const UNKNOWN = { 'Fn::Unknown': [] };

/** A resource of a small plan: its known values, its unknown ones, and its expressions. */
export interface SmallResource {
  readonly values?: Plan;
  readonly unknown?: Plan;
  readonly expressions?: Plan;
  readonly key?: string | number;
  readonly actions?: readonly string[];
  /** Keys of the block besides its expressions. */
  readonly block?: Plan;
}

/** A plan with resources in the root module, by their addresses without keys. */
export function smallPlan(resources: Readonly<Record<string, SmallResource>>, more: Plan = {}): Plan {
  const all = Object.entries(resources).map(([address, resource]) => {
    const [type, name] = address.split('.');
    const { key } = resource;
    const instance = key === undefined ? address : `${address}[${JSON.stringify(key)}]`;
    return { address, instance, mode: 'managed', type, name, ...resource };
  });
  return {
    format_version: '1.2',
    planned_values: {
      root_module: {
        resources: all
          .filter(({ actions = [] }) => actions[0] !== 'delete')
          .map(({ instance, mode, type, name, values = {} }) => ({ address: instance, mode, type, name, values })),
      },
    },
    resource_changes: all.map(({ instance, mode, type, name, actions = ['create'], unknown = {} }) => ({
      address: instance,
      mode,
      type,
      name,
      change: { actions, after_unknown: unknown },
    })),
    configuration: {
      provider_config: { awscc: { name: 'awscc', expressions: {} } },
      root_module: {
        resources: all.map(({ address, mode, type, name, expressions = {}, block = {} }) => ({
          address,
          mode,
          type,
          name,
          provider_config_key: 'awscc',
          expressions,
          ...block,
        })),
      },
    },
    ...more,
  };
}

/** An expression with references, as Terraform lists them: each one, and the steps that lead to it. */
export function refersTo(...references: readonly string[]): Data {
  return { references: references.flatMap((reference) => [reference, ...stepsBefore(reference)]) };
}

function stepsBefore(reference: string): string[] {
  const ends = [...reference.matchAll(/[.[]/g)].map(({ index }) => index).reverse();
  return ends.map((end) => reference.slice(0, end)).filter((step) => step.includes('.'));
}
