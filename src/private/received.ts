import type { Construct } from 'constructs';
import { injected } from './property-injection';
import { CONSTRUCT, formatted, knownText, requireShapes, type Shapes, struct } from './shape';
import { code, type Text, text } from './text';

const ID = formatted({
  pattern: /./s,
  why: 'only the root of the construct tree can have an empty construct ID',
  fix: 'specify a construct ID that is unique in its scope',
  url: 'https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html',
});
const SCOPE = { scope: CONSTRUCT, id: ID };

// The IDs of the resources in the template are made of construct IDs. An imported resource is not in the template.
/** The construct ID of a resource that is created. */
export const ID_OF_RESOURCE = knownText(ID, {
  why: 'the logical IDs in the template are made of the construct IDs, so construct IDs must be known at synthesis',
  fix: 'specify a construct ID without a token',
});

/** The scope and the construct ID of a resource that is created. */
export const SCOPE_OF_RESOURCES = { scope: CONSTRUCT, id: ID_OF_RESOURCE };

/**
 * The properties of a new construct, after property injection. An error names the construct, and every property whose
 * value has another type than the declared one.
 */
export function received<T extends object>(
  uniqueId: string,
  shapes: Shapes<T>,
  scope: Construct,
  id: string,
  props: T,
): T {
  requireShapes(code`new ${uniqueId.split('.').at(-1) ?? ''}()`, SCOPE_OF_RESOURCES, { scope, id });
  const all = injected(uniqueId, scope, id, props);
  requireShapes(pathOf(scope, id), { props: struct(shapes) }, { props: all });
  return all;
}

/** Throws an error unless the scope, the construct ID and the arguments of an import have the declared types. */
export function requireImport<T extends object>(
  method: string,
  shapes: Shapes<T>,
  scope: Construct,
  id: string,
  values: T,
): void {
  requireShapes(code(method), SCOPE, { scope, id });
  requireShapes(text`${pathOf(scope, id)} (${code(method)})`, shapes, values);
}

/** The path of a construct that does not exist yet. */
function pathOf(scope: Construct, id: string): Text {
  return [scope.node.path, id].filter((part) => part !== '').join('/');
}
