import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { Resource } from '@aws-cdk/service-spec-types';
import { isRecord, same } from './json';
import type { Properties } from './provider';

/** Types that are deleted before they are made again; all others are made again first. */
const DELETED_FIRST: ReadonlySet<string> = new Set([
  'AWS::CleanRooms::AnalysisTemplate',
  'AWS::CleanRooms::ConfiguredTableAssociation',
  'AWS::CleanRooms::PrivacyBudgetTemplate',
]);

/** Where the specification differs from the published schema; a test compares both with AWS's validator. */
const CORRECTIONS: {
  readonly [type: string]: { readonly inPlace?: readonly string[]; readonly nested?: readonly string[] };
} = {
  'AWS::CleanRooms::ConfiguredTable': { inPlace: ['AllowedColumns', 'AnalysisMethod', 'TableReference'] },
  'AWS::CleanRooms::PrivacyBudgetTemplate': { nested: ['Parameters.ResourceArn'] },
};

let specification: ReadonlyMap<string, Resource> | undefined;

/** What the CDK's database of resource types knows about a type. */
export function specificationOf(type: string): Resource | undefined {
  specification ??= new Map(
    loadAwsServiceSpecSync()
      .all('resource')
      .map((resource) => [resource.cloudFormationType, resource]),
  );
  return specification.get(type);
}

/** The changed properties for which the type needs a new physical resource. */
export function replacingChanges(type: string, before: Properties, after: Properties): string[] {
  const properties = specificationOf(type)?.properties ?? {};
  const { inPlace = [], nested = [] } = CORRECTIONS[type] ?? {};
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return [
    ...names.filter((name) => properties[name]?.causesReplacement === 'yes' && !inPlace.includes(name)),
    ...nested,
  ].filter((path) => !same(at(before, path), at(after, path)));
}

export function isDeletedFirst(type: string): boolean {
  return DELETED_FIRST.has(type);
}

function at(properties: Properties, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), properties);
}
