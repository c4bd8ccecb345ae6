/**
 * The classes and factories of an assembly without an example in their docstring, which editors show in every language:
 * constructs, classes that users get from factories, and all factories.
 *
 * @param {import('jsii-reflect').Assembly} assembly
 * @returns {string[]} their names
 */
export function withoutExample(assembly) {
  return assembly.classes.flatMap((type) => {
    const factories = type.ownMethods.filter((method) => method.static && !/^is[A-Z]/.test(method.name));
    const documented = type.initializer?.protected === false || factories.length > 0 ? [type] : [];
    return [...documented, ...factories]
      .filter(({ docs }) => docs.example === '')
      .map((item) => (item === type ? type.name : `${type.name}.${item.name}`));
  });
}

/**
 * The types of an assembly, and their properties, methods and values, without a summary in their docstring. What a type
 * inherits is documented where it is declared. A constructor is documented by its class.
 *
 * @param {import('jsii-reflect').Assembly} assembly
 * @returns {string[]} their names
 */
export function withoutSummary(assembly) {
  return assembly.types.flatMap((type) =>
    [type, ...(type.ownProperties ?? []), ...(type.ownMethods ?? []), ...(type.members ?? [])]
      .filter(({ docs }) => docs.summary.trim() === '')
      .map((item) => (item === type ? type.name : `${type.name}.${item.name}`)),
  );
}
