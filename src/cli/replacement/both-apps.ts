import { canBePresent } from '../../model/presence';
import { isPlain } from '../../model/raw';
import type { StackTemplate } from '../../templates/stack-template';
import { TemplateParameter } from '../../templates/template-parameter';
import type { TemplateResource } from '../../templates/template-resource';
import { type TemplateSource, templateSource } from '../../templates/template-source';
import type { Correspondence, Correspondences, Difference } from './difference';
import { differences } from './differences';
import type { ResourceType } from './resource-type';
import { RESOURCE_TYPES } from './resource-types';
import type { AlignedApps } from './stack-pairs';

/** The resources of an app before and after a deployment, and what is known of references to them. */
export class BothApps {
  /** The resources whose replacement has consequences. */
  public readonly before: readonly TemplateResource[];
  public readonly after: readonly TemplateResource[];
  private readonly source: TemplateSource;
  private readonly previous: ReadonlyMap<string, TemplateResource>;
  private readonly current: ReadonlyMap<string, TemplateResource>;
  /** The resources that are certainly replaced under their logical IDs. */
  private readonly replaced = new Set<object>();
  /** The resources that can be replaced under their logical IDs. */
  private readonly doubtful = new Set<object>();

  constructor(apps: AlignedApps) {
    const old = templateSource(apps.before);
    this.source = templateSource(apps.after);
    this.previous = byKey(old.resources);
    this.current = byKey(this.source.resources);
    [this.before, this.after] = [old, this.source].map(({ resources }) =>
      resources.filter(({ type, presence }) => RESOURCE_TYPES.has(type) && canBePresent(presence)),
    );
    this.findReplaced();
  }

  /** The resource with the same logical ID in the new template, whatever its type. */
  public counterpartOf(resource: TemplateResource): TemplateResource | undefined {
    const found = this.current.get(keyOf(resource));
    return found && canBePresent(found.presence) ? found : undefined;
  }

  /** Whether a resource of the new templates has another logical ID than all previous ones. */
  public isAdded(resource: TemplateResource): boolean {
    return !this.previous.has(keyOf(resource));
  }

  /** Whether the new template of a stack can have resources that it does not show. */
  public isHiding({ path }: StackTemplate): boolean {
    return (this.source.hidden ?? []).some(({ stack }) => stack === path);
  }

  /** Where the create-only properties of two resources of one type differ, or can differ. */
  public differencesOf(before: TemplateResource, after: TemplateResource): readonly Difference[] {
    const correspondences = this.correspondences(before.stack, after.stack);
    return (RESOURCE_TYPES.get(before.type)?.createOnly ?? []).flatMap((path) => {
      const [one, other] = [before, after].map((resource) => valueAt(resource, path));
      return differences({ path, before: one, after: other }, correspondences);
    });
  }

  /** A replacement is the cause of others, since the identifier of the resource changes. */
  private findReplaced(): void {
    const candidates = this.before.flatMap((before) => {
      const after = this.counterpartOf(before);
      return after?.type === before.type ? [{ before, after }] : [];
    });
    const add = (found: Set<object>, isFound: (difference: Difference) => boolean) => {
      let known: number;
      do {
        known = found.size;
        for (const { before, after } of candidates.filter((one) => !found.has(one.after))) {
          if (this.differencesOf(before, after).some(isFound)) {
            found.add(after);
          }
        }
      } while (found.size > known);
    };
    add(this.replaced, ({ doubt }) => doubt === undefined);
    add(this.doubtful, ({ doubt }) => doubt !== undefined);
  }

  private correspondences(before: StackTemplate, after: StackTemplate): Correspondences {
    return {
      ofTargets: (one, other) => this.ofTargets(one, other),
      attributeOf: (target, attribute) => (attribute === identifierOf(target) ? 'Ref' : attribute),
      isSameSection: (name) => written(before.body, name) === written(after.body, name),
    };
  }

  private ofTargets(before: object, after: object): Correspondence {
    if (before instanceof TemplateParameter && after instanceof TemplateParameter) {
      return ofParameters(before, after);
    }
    if (!isResource(before) || !isResource(after)) {
      return { is: 'unknown', doubt: DIFFERENT_FORMS };
    }
    if (this.current.get(keyOf(before)) !== after) {
      // Two resources have two identifiers, if the service generates them.
      return before.type === after.type && RESOURCE_TYPES.has(before.type)
        ? { is: 'different', ...(!this.counterpartOf(before) && { because: before }) }
        : { is: 'unknown', doubt: `it refers to ${named(after)} instead of ${named(before)}` };
    }
    if (this.replaced.has(after)) {
      return { is: 'different', because: before };
    }
    if (this.doubtful.has(after)) {
      return { is: 'unknown', doubt: `it refers to ${named(after)}, which can be replaced` };
    }
    return before.type === after.type && (!isCustom(after) || bodyOf(before) === bodyOf(after))
      ? { is: 'same' }
      : { is: 'unknown', doubt: `it refers to ${named(after)}, which changes` };
  }
}

const DIFFERENT_FORMS = 'its value is written in another form, and is known only at deployment';

function ofParameters(before: TemplateParameter, after: TemplateParameter): Correspondence {
  if (before.stack !== after.stack || before.name !== after.name) {
    return { is: 'unknown', doubt: DIFFERENT_FORMS };
  }
  return JSON.stringify(before.defaultValue) === JSON.stringify(after.defaultValue)
    ? { is: 'same' }
    : {
        is: 'unknown',
        doubt: `the default of the parameter ${JSON.stringify(after.name)} differs, and a stack can keep its previous value`,
      };
}

function byKey(resources: readonly TemplateResource[]): ReadonlyMap<string, TemplateResource> {
  return new Map(resources.map((resource) => [keyOf(resource), resource]));
}

function keyOf({ stack, logicalId }: TemplateResource): string {
  return JSON.stringify([stack.path, logicalId]);
}

function isResource(target: object): target is TemplateResource {
  return 'logicalId' in target && 'stack' in target;
}

function identifierOf(target: object): string | undefined {
  const type: ResourceType | undefined = isResource(target) ? RESOURCE_TYPES.get(target.type) : undefined;
  return type?.identifier;
}

/** Whether a Lambda function determines the attributes of a resource. */
function isCustom({ type }: TemplateResource): boolean {
  return type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';
}

function named({ logicalId }: TemplateResource): string {
  return JSON.stringify(logicalId);
}

/** A property, or a property of one: `Parameters.ResourceArn`. */
function valueAt(resource: TemplateResource, path: string) {
  const [name = '', inner] = path.split('.');
  const value = resource.property(name);
  return inner !== undefined && isPlain(value) && inner in value
    ? value[inner]
    : inner === undefined
      ? value
      : undefined;
}

function bodyOf({ stack, logicalId = '' }: TemplateResource): string {
  const resources = isPlain(stack.body) ? stack.body.Resources : undefined;
  const body = isPlain(resources) ? resources[logicalId] : undefined;
  return written(body, 'Properties');
}

function written(data: unknown, name: string): string {
  return JSON.stringify(isPlain(data) ? data[name] : undefined) ?? '';
}
