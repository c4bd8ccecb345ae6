import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { PropertyType, ResourceProperties } from '@aws-cdk/service-spec-types';

/** A property of a resource type, and what contains it: `['Members', '[]', 'AccountId']`. */
export interface SpecPath {
  readonly steps: readonly string[];
  readonly type: 'string' | 'number' | 'list';
}

/** A path as the table of limits writes it, apart from the case of its names: `Members[].AccountId`. */
export function pathOf({ steps }: SpecPath): string {
  return steps.join('.').replaceAll('.[]', '[]');
}

const spec = loadAwsServiceSpecSync();

export const CLEAN_ROOMS_TYPES: readonly string[] = [...spec.all('resource')]
  .map(({ cloudFormationType }) => cloudFormationType)
  .filter((type) => /^AWS::CleanRooms(ML)?::/.test(type))
  .sort();

/** Every text, number and list that a resource type has a property for. Flags have no limits. */
export function specPathsOf(resourceType: string): readonly SpecPath[] {
  const [resource] = spec.lookup('resource', 'cloudFormationType', 'equals', resourceType);
  return inProperties(resource.properties, []);
}

function inProperties(properties: ResourceProperties, steps: readonly string[]): SpecPath[] {
  return Object.entries(properties).flatMap(([name, { type }]) => inType(type, [...steps, name]));
}

function inType(type: PropertyType, steps: readonly string[]): SpecPath[] {
  switch (type.type) {
    case 'string':
      return [{ steps, type: 'string' }];
    case 'number':
    case 'integer':
      return [{ steps, type: 'number' }];
    case 'array':
      return [{ steps, type: 'list' }, ...inType(type.element, [...steps, '[]'])];
    case 'ref':
      return inProperties(spec.get('typeDefinition', type.reference.$ref).properties, steps);
    case 'tag':
      return ['Key', 'Value'].map((name) => ({ steps: [...steps, name], type: 'string' as const }));
    case 'boolean':
      return [];
    default:
      throw new Error(`${steps.join('.')} is of the type ${type.type}, of which no limits are read`);
  }
}
