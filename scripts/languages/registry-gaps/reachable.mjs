/**
 * The part of a jsii assembly that holds certain types and all that these mention, so that bindings made of it compile.
 *
 * @template {{ name: string, types: Record<string, any> }} Assembly
 * @param {Assembly} assembly as in its `.jsii`
 * @param {string[]} fullNames types to begin with; those that the assembly lacks are passed over
 * @returns {Assembly} the assembly with these types only
 */
export function reachable(assembly, fullNames) {
  /** @type {Record<string, any>} */
  const kept = {};
  const queue = [...fullNames];
  while (queue.length > 0) {
    const name = queue.pop();
    const type = assembly.types[name];
    if (type && !(name in kept)) {
      kept[name] = type;
      queue.push(...namesIn(assembly.name, type));
      // A type inside another one, such as CfnTable.SchemaProperty, is nested in C# as well.
      if (type.namespace) {
        queue.push(`${assembly.name}.${type.namespace}`);
      }
    }
  }
  return { ...assembly, types: kept };
}

/** Every full name of a type of `assemblyName` that a value mentions, outside of documentation. */
export function namesIn(assemblyName, value) {
  const names = new Set();
  JSON.stringify(value, (key, part) => {
    if (key === 'docs') {
      return undefined;
    }
    if (typeof part === 'string' && part.startsWith(`${assemblyName}.`)) {
      names.add(part);
    }
    return part;
  });
  return [...names];
}
