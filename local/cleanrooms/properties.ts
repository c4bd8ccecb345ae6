import type { Properties } from '../cloudformation/provider';
import { MODEL, type ShapeModel, shapeOf } from './model/model';

type Input = Record<string, unknown>;

/**
 * Turns the properties of a resource into the input of an operation: `AllowedColumns` into `allowedColumns` and so on,
 * as deep as the model goes. Properties that the operation does not accept fail, unless `pick` leaves them out first.
 */
export function toInput(operation: string, properties: Properties): Input {
  return convert(shapeOf(inputShape(operation)), properties, operation) as Input;
}

/** Those of the properties that the operation takes. */
export function pick(operation: string, properties: Properties): Properties {
  const members = new Set(Object.keys(shapeOf(inputShape(operation)).members ?? {}).map(normal));
  return Object.fromEntries(Object.entries(properties).filter(([name]) => members.has(normal(name))));
}

/** CloudFormation's list of tags as the API's map. */
export function tagsOf(properties: Properties): { readonly [key: string]: string } {
  const tags = (properties.Tags ?? []) as readonly { readonly Key: string; readonly Value: string }[];
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
}

function inputShape(operation: string): string {
  const model = MODEL.operations[operation];
  if (model === undefined) {
    throw new Error(`the API model of Clean Rooms has no operation '${operation}'`);
  }
  return model.input.shape;
}

function convert(shape: ShapeModel, value: unknown, path: string): unknown {
  switch (shape.type) {
    case 'structure':
      return isObject(value) ? convertStructure(shape, value, path) : value;
    case 'list': {
      const item = shapeOf(shape.member?.shape ?? '');
      return Array.isArray(value) ? value.map((each, index) => convert(item, each, `${path}.${index}`)) : value;
    }
    case 'map':
      return Array.isArray(value) ? tagsOf({ Tags: value }) : value;
    default:
      return convertScalar(shape, value);
  }
}

function convertStructure(shape: ShapeModel, value: Properties, path: string): Input {
  const names = new Map(Object.entries(shape.members ?? {}).map(([name, member]) => [normal(name), { name, member }]));
  const converted: Input = {};
  for (const [property, given] of Object.entries(value)) {
    const found = names.get(normal(property));
    if (found === undefined) {
      throw new Error(`${path} has no member for the property '${property}'`);
    }
    converted[found.name] = convert(shapeOf(found.member.shape), given, `${path}.${property}`);
  }
  return converted;
}

/** Templates can write numbers and booleans as text, and parameters and references always give text. */
function convertScalar(shape: ShapeModel, value: unknown): unknown {
  switch (shape.type) {
    case 'boolean':
      return value === 'true' ? true : value === 'false' ? false : value;
    case 'integer':
    case 'long':
    case 'double':
    case 'float':
      return typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    case 'string':
      return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
    default:
      return value;
  }
}

/** The two sides write abbreviations differently (`MLMemberAbilities`, `mlMemberAbilities`). */
function normal(name: string): string {
  return name.toLowerCase();
}

function isObject(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
