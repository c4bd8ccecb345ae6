import { type Step, stepsOf, textOf } from './expression';
import { type Fields, fieldsOf, valueAt } from './fields';

/** An instance of a module, with its configuration. */
export interface Module {
  /** The steps of its address, of which the root has none. */
  readonly address: readonly Step[];
  /** The configuration, which is empty if the plan has none. */
  readonly configuration: Fields;
  /** The block by which another module calls it. */
  readonly call?: { readonly from: Module; readonly block: Fields };
}

/** The instance of a module that a module calls, by its name and its key if it has several instances. */
export function calledModule(from: Module, name: string, key?: Step): Module {
  const block = fieldsOf(valueAt(from.configuration, 'module_calls', name));
  return {
    address: [...from.address, 'module', name, ...(key === undefined ? [] : [key])],
    configuration: fieldsOf(block.module),
    call: { from, block },
  };
}

/** The module with an address such as `module.partner["ads"].module.table`, or `undefined` if it has another form. */
export function moduleAt(root: Module, address: string): Module | undefined {
  let module = root;
  const steps = stepsOf(address) ?? [''];
  for (let i = 0; i < steps.length; ) {
    const [keyword, name, key] = steps.slice(i, i + 3);
    if (keyword !== 'module' || typeof name !== 'string') {
      return undefined;
    }
    const hasKey = typeof key === 'object';
    module = calledModule(module, name, hasKey ? key : undefined);
    i += hasKey ? 3 : 2;
  }
  return module;
}

/** The address of a resource in a module. */
export function addressIn(module: Module, steps: readonly Step[]): string {
  return textOf([...module.address, ...steps]);
}

/** Whether a block of the configuration can have several instances, or none. */
export function isRepeated(block: Fields): boolean {
  return block.count_expression !== undefined || block.for_each_expression !== undefined;
}
