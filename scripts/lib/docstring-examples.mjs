/**
 * The classes and factories of an assembly without an example in their docstring, which editors show in every language:
 * constructs, classes that users get from factories, and factories that require a scope or options.
 *
 * @param {import('jsii-reflect').Assembly} assembly
 * @returns {string[]} their names
 */
export function withoutExample(assembly) {
  return assembly.classes.flatMap((type) => {
    const factories = type.ownMethods.filter((method) => method.static && !/^is[A-Z]/.test(method.name));
    const begunWith = factories.filter(({ parameters }) => parameters.some(isScopeOrOptions));
    const documented = type.initializer?.protected === false || factories.length > 0 ? [type] : [];
    return [...documented, ...begunWith]
      .filter(({ docs }) => docs.example === '')
      .map((item) => (item === type ? type.name : `${type.name}.${item.name}`));
  });
}

function isScopeOrOptions({ optional, type }) {
  const struct = type.type?.isInterfaceType() && type.type.isDataType();
  return !optional && (struct === true || type.fqn === 'constructs.Construct' || type.fqn === 'constructs.IConstruct');
}
