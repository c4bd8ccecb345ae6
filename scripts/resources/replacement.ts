import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { IN_PLACE } from '../../catalogue/resources';
import { type ResourceFacts, TEMPLATES } from '../../catalogue/resources/resource';
import { LEFT_OUT } from '../../test/reach/left-out';
import { table } from './role-tables';

/** A resource type of Clean Rooms in the CloudFormation specification. */
export interface ResourceType {
  readonly type: string;
  readonly page: string;
  /** Whether a change of a property replaces the resource, by the names of the properties. */
  readonly replaces: ReadonlyMap<string, boolean>;
}

const ALL = [...loadAwsServiceSpecSync().all('resource')].filter(({ cloudFormationType }) =>
  /^AWS::CleanRooms(ML)?::/.test(cloudFormationType),
);

/** The resource type of a construct, which has the same name. Custom resources and other constructs have none. */
export function resourceType(construct: string): ResourceType | undefined {
  const found = ALL.find(({ cloudFormationType }) => cloudFormationType.split('::')[2] === construct);
  if (!found) {
    return undefined;
  }
  const [, service = '', name = ''] = found.cloudFormationType.split('::');
  const properties = Object.entries(found.properties).map(
    ([property, { causesReplacement }]) =>
      [property, causesReplacement === 'yes' && !IN_PLACE.includes(`${construct}.${property}`)] as const,
  );
  return {
    type: found.cloudFormationType,
    page: `${TEMPLATES}/aws-resource-${service.toLowerCase()}-${name.toLowerCase()}.html`,
    replaces: new Map(properties),
  };
}

/** What a change of each property does: first what replaces the resource. */
export function replacementTable({ construct, properties = {} }: ResourceFacts, { replaces }: ResourceType): string[] {
  const names = [...replaces.keys()].sort(
    (one, other) => Number(replaces.get(other)) - Number(replaces.get(one)) || one.localeCompare(other),
  );
  return table(
    ['CloudFormation property', 'Property here', 'A change'],
    names.map((name) => [
      `\`${name}\``,
      setBy(construct, name, properties),
      effect(replaces.get(name) === true, LEFT_OUT[`${construct}.${name}`] !== undefined),
    ]),
  );
}

function effect(replaces: boolean, isOutput: boolean): string {
  if (isOutput) {
    return 'is not possible';
  }
  return replaces ? '**replaces** the resource' : 'is made in place';
}

function setBy(construct: string, name: string, properties: NonNullable<ResourceFacts['properties']>): string {
  if (name === 'Tags') {
    return '`Tags.of(…)` of the CDK';
  }
  const reason = LEFT_OUT[`${construct}.${name}`];
  if (reason) {
    return `none: ${reason}`;
  }
  const found = properties[name];
  if (!found) {
    throw new Error(`catalogue/resources has no property of ${construct} for ${name}`);
  }
  return found.map((one) => `\`${one}\``).join(', ') || 'none: the library sets it';
}
