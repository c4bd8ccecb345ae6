import type { Resolver } from './resolver';
import type { StackOutput } from './stack';
import type { Template } from './template';

/** The outputs of a template, once everything that they refer to exists. */
export function outputsOf({ Outputs = {} }: Template, resolver: Resolver): StackOutput[] {
  return Object.entries(Outputs)
    .filter(([, { Condition }]) => resolver.condition(Condition))
    .map(([key, { Value, Description, Export }]) => ({
      key,
      value: String(resolver.resolve(Value)),
      ...(Description === undefined ? {} : { description: Description }),
      ...(Export === undefined ? {} : { exportName: String(resolver.resolve(Export.Name)) }),
    }));
}
