import type { Fields } from './fields';
import { regularName } from './names';
import { isWhollyUnknown, Leaf, type Planned, type PlannedFields } from './planned';
import { IRREGULAR_NAMES, RESOURCE_TYPES, type ResourceType } from './resource-types';
import type { Translation } from './translation';

/**
 * The translations of the `awscc` provider, by its resource types. It is made from the schemas of CloudFormation, so its
 * resources have the same properties under other names.
 */
export const AWSCC: ReadonlyMap<string, Translation> = new Map(
  Object.entries(RESOURCE_TYPES).map(([type, schema]) => [schema.terraform, translation(type, schema)]),
);

function translation(type: string, schema: ResourceType): Translation {
  return {
    type,
    attributeOf: (path) => attributeOf(schema, path),
    translate: (attributes, written) => [{ type, properties: propertiesOf(schema, attributes, written) }],
  };
}

function attributeOf({ attributes, identifier }: ResourceType, path: readonly string[]): string | undefined {
  const [name, ...rest] = path;
  if (path.join('.') === 'database_input.name') {
    return 'Ref';
  }
  if (rest.length > 0) {
    return undefined;
  }
  if (name === 'id') {
    // An identifier of several parts is none of the identifiers that properties take.
    return identifier.length === 1 ? 'Ref' : undefined;
  }
  const attribute = nameOf(name, '');
  return attributes.includes(attribute)
    ? attribute
    : identifier.length === 1 && identifier[0] === attribute
      ? 'Ref'
      : undefined;
}

/** The properties that the configuration specifies. The provider sends no others, as with a template. */
function propertiesOf(
  { properties }: ResourceType,
  attributes: PlannedFields,
  written: Fields | undefined,
): PlannedFields {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) => {
      const property = nameOf(name, '');
      const isComputed = isWhollyUnknown(value) && written !== undefined && !Object.hasOwn(written, name);
      return properties.includes(property) && !isComputed ? [[property, renamed(value, name)]] : [];
    }),
  );
}

function renamed(value: Planned | undefined, around: string): Planned | undefined {
  if (value instanceof Leaf) {
    // A constant contains everything that the configuration specifies. The provider computes the rest.
    return value.value === undefined && value.expression?.references.length === 0 ? undefined : value;
  }
  if (Array.isArray(value)) {
    return value.map((element) => renamed(element, around)).filter((element) => element !== undefined);
  }
  return (
    value &&
    Object.fromEntries(
      Object.entries(value).map(([name, field]) => [nameOf(name, around), renamed(field as Planned, name)]),
    )
  );
}

function nameOf(name: string, around: string): string {
  const key = `${around}.${name}`;
  return Object.hasOwn(IRREGULAR_NAMES, key) ? IRREGULAR_NAMES[key] : regularName(name);
}
