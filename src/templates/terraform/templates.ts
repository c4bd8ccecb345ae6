import type { Data, DataPath, Document } from '../document';
import type { StackTemplate } from '../stack-template';
import { type Fields, fieldsOf } from './fields';
import type { Instance } from './instance';
import type { Linker, Target } from './linker';
import { Leaf, type Planned } from './planned';
import type { Deployment } from './provider';
import { identifyingIn, rendered, UNKNOWN } from './render';
import { type Addition, isAddition, type Link, type TranslatedResource, type Translation } from './translation';

/** What the templates of a plan are made with. */
export interface Readers {
  readonly linker: Linker;
  readonly deploymentOf: (instance: Instance) => Deployment;
}

/** What stands for resources that are not shown, unless its template is given. */
const STACK = 'AWS::CloudFormation::Stack';

/** A resource of a template. */
interface Entry {
  readonly instance: Instance;
  readonly type: string;
  /** The properties, or `undefined` if nothing is known but that the resource exists. */
  readonly properties?: Record<string, Data>;
}

/** A template in the making, with all resources in one account and Region. */
interface Draft {
  readonly deployment: Deployment;
  readonly resources: Map<string, Entry>;
  /** What other templates refer to, by name. */
  readonly outputs: Map<string, Data>;
  /** The outputs of other templates, by the names of parameters, which are those of the outputs. */
  readonly parameters: Map<string, Draft>;
}

/** A property that a resource shares with another one. */
interface Share {
  readonly link: Link;
  readonly target: Target | undefined;
}

/** Collects the resources of a plan into templates. */
export class Templates {
  private readonly drafts = new Map<string, Draft>();
  private readonly borrowed: (Share & { readonly entry: Entry })[] = [];
  private readonly added: (Share & { readonly value: Data })[] = [];

  constructor(
    private readonly document: Document,
    private readonly readers: Readers,
  ) {}

  public add(instance: Instance, { type, translate }: Translation): void {
    if (!instance.attributes) {
      if (type !== undefined) {
        this.enter(instance, type);
      }
      return;
    }
    for (const translated of translate(instance.attributes, instance.block && fieldsOf(instance.block.expressions))) {
      if (isAddition(translated)) {
        this.addition(instance, translated);
      } else {
        this.resource(instance, translated);
      }
    }
  }

  /** Adds a resource that creates others, which the plan does not show. */
  public addHiding(instance: Instance): void {
    this.enter(instance, STACK, {});
  }

  /** The templates of a plan, which is complete if it shows all resources. */
  public finish(isComplete: boolean): readonly StackTemplate[] {
    const entries = [...this.drafts.values()].flatMap(({ resources }) => [...resources.values()]);
    const entryOf = ({ instance }: Target) => this.draftOf(instance).resources.get(instance.address);
    for (const { link, target, value } of this.added) {
      const found = target && entryOf(target);
      // An addition to an unknown resource can be one to any resource of the kind.
      for (const entry of found ? [found] : entries.filter(({ type }) => Object.hasOwn(link.taken, type))) {
        setProperty(entry, link.property, found ? value : UNKNOWN);
      }
    }
    for (const { link, target, entry } of this.borrowed) {
      setProperty(entry, link.property, (target && entryOf(target)?.properties?.[link.property]) ?? UNKNOWN);
    }
    const drafts = [...this.drafts.values()].filter(({ resources }) => resources.size > 0);
    return isComplete && drafts.length < 2
      ? drafts.map((draft) => this.template(draft))
      : [this.around(drafts, isComplete)];
  }

  private resource(instance: Instance, { type, suffix = '', properties, shares }: TranslatedResource): void {
    const entry = this.enter(instance, type, fieldsOf(this.rendered(instance, type, properties)), suffix);
    if (shares) {
      this.borrowed.push({ link: shares, target: this.targetOf(instance, shares), entry });
    }
  }

  private addition(instance: Instance, { adds, to }: Addition): void {
    const [type] = Object.keys(to.taken);
    const target = this.targetOf(instance, to);
    const value = this.rendered(instance, type, { [to.property]: adds }, target?.instance);
    this.added.push({ link: to, target, value: fieldsOf(value)[to.property] ?? UNKNOWN });
  }

  private enter(instance: Instance, type: string, properties?: Fields, suffix = ''): Entry {
    const entry = { instance, type, ...(properties && { properties: { ...properties } }) };
    this.draftOf(instance).resources.set(`${instance.address}${suffix}`, entry);
    return entry;
  }

  /** Properties of a type as the template of a resource has them, in which values that are identifiers are references. */
  private rendered(instance: Instance, type: string, properties: Planned, into: Instance = instance): Data {
    const targets = this.readers.linker.targetsOf(identifyingIn(type, properties), instance.module);
    return rendered(properties, targets, (target) => this.reference(into, target));
  }

  private targetOf({ module }: Instance, { by, taken }: Link): Target | undefined {
    return by instanceof Leaf
      ? this.readers.linker.targetsOf([{ leaf: by, place: '', taken }], module).get(by)
      : undefined;
  }

  /** A reference, which is a parameter if the target is in another template. */
  private reference(from: Instance, { instance, attribute }: Target): Data {
    const direct = attribute === 'Ref' ? { Ref: instance.address } : { 'Fn::GetAtt': [instance.address, attribute] };
    const to = this.draftOf(instance);
    if (to === this.draftOf(from)) {
      return direct;
    }
    const name = `${instance.address}:${attribute}`;
    to.outputs.set(name, direct);
    this.draftOf(from).parameters.set(name, to);
    return { Ref: name };
  }

  private draftOf(instance: Instance): Draft {
    const deployment = this.readers.deploymentOf(instance);
    const draft = this.drafts.get(deployment.key) ?? {
      deployment,
      resources: new Map(),
      outputs: new Map(),
      parameters: new Map(),
    };
    this.drafts.set(deployment.key, draft);
    return draft;
  }

  /** A stack around all templates, which passes references from one to the other, whatever their accounts are. */
  private around(drafts: readonly Draft[], isComplete: boolean): StackTemplate {
    const stacks = drafts.map(({ deployment, parameters }) => {
      const passed = [...parameters].map(([name, from]) => [
        name,
        { 'Fn::GetAtt': [from.deployment.key, `Outputs.${name}`] },
      ]);
      const properties = { Parameters: Object.fromEntries(passed) };
      return [deployment.key, { Type: STACK, Properties: properties }] as const;
    });
    return {
      path: this.document.file,
      scope: this.document.file,
      body: {
        Resources: Object.fromEntries([
          ...stacks,
          ...(isComplete ? [] : [['not in the plan', { Type: STACK }] as const]),
        ]),
      },
      parameters: {},
      nested: new Map(drafts.map((draft) => [draft.deployment.key, this.template(draft)])),
      pathOf: (logicalId) => logicalId,
      written: { document: this.document, at: [], resourceAt: () => [] },
    };
  }

  private template(draft: Draft): StackTemplate {
    const { account, region, key } = draft.deployment;
    const instanceAt = (logicalId: string) => draft.resources.get(logicalId)?.instance;
    return {
      path: `${this.document.file} (${key})`,
      scope: this.document.file,
      ...(account !== undefined && { account }),
      ...(region !== undefined && { region }),
      body: bodyOf(draft),
      parameters: {},
      nested: new Map(),
      pathOf: (logicalId) => instanceAt(logicalId)?.address ?? logicalId,
      written: {
        document: this.document,
        at: [],
        resourceAt: (logicalId): DataPath => instanceAt(logicalId)?.at ?? [],
      },
    };
  }
}

function setProperty({ properties }: Entry, name: string, value: Data): void {
  if (properties) {
    properties[name] = value;
  }
}

function bodyOf({ resources, outputs, parameters }: Draft): Data {
  const entries = [...resources].map(([logicalId, { type, properties }]) => {
    return [logicalId, { Type: type, Properties: properties ?? UNKNOWN }] as const;
  });
  return {
    Parameters: Object.fromEntries([...parameters.keys()].map((name) => [name, { Type: 'String' }])),
    Resources: Object.fromEntries(entries),
    Outputs: Object.fromEntries([...outputs].map(([name, value]) => [name, { Value: value }])),
  };
}
