import { ConditionReader } from '../model/conditions';
import { CreationOrder } from '../model/creation-order';
import { type Env, OUTSIDE_OF_APP } from '../model/env';
import { known, UNKNOWN } from '../model/fact';
import { canAddResources, standsForOthers } from '../model/hidden';
import { normalized, type References } from '../model/intrinsics';
import { ALWAYS, type Presence } from '../model/presence';
import { isPlain, type Raw, ReferenceTo, TRANSFORM, targetsIn, templateName, UNREAD } from '../model/raw';
import { METADATA_KEY } from '../model/source';
import type { Data } from './document';
import type { StackTemplate, StatedTemplateResource } from './stack-template';
import type { Sender, TemplateOutputs } from './template-outputs';
import { TemplateParameter } from './template-parameter';
import { type TemplateResource, templateResource } from './template-resource';

/** A nested stack's place: the reader of the stack around it, and the logical ID in that. */
interface Outer {
  readonly reader: StackReader;
  readonly logicalId: string;
}

/** Reads the template of one stack. */
export class StackReader implements Sender {
  public readonly resources: readonly TemplateResource[];
  public readonly nested: ReadonlyMap<string, StackReader>;
  public readonly conditions: ConditionReader;
  private readonly byLogicalId = new Map<string, TemplateResource>();
  private readonly stated: ReadonlyMap<string, TemplateResource>;
  private readonly parameters = new Map<string, Raw>();
  private readonly order: CreationOrder<object>;
  private readonly references: References;
  /** Values that are being read, so that those that refer to each other end. */
  private readonly reading = new Set<string>();

  constructor(
    public readonly stack: StackTemplate,
    private readonly outputs: TemplateOutputs,
    private readonly outer?: Outer,
  ) {
    this.references = {
      ref: (logicalId) => this.ref(logicalId),
      attribute: (logicalId, name) => this.attribute(logicalId, name),
      output: (name) => this.outputs.valueOf(name, this),
      condition: (name) => this.conditions.isMet(name),
    };
    this.conditions = new ConditionReader({
      stack: stack.path,
      account: stack.account,
      region: stack.region,
      around: outer ? outer.reader.presenceOf(outer.logicalId) : ALWAYS,
      expressionOf: (name) => this.read(this.section('Conditions')[name]),
      logicalIdOf: (target) => this.logicalIdOf(target),
    });
    this.order = new CreationOrder((resource) => this.dependenciesOf(resource));
    this.nested = new Map(
      [...stack.nested].map(([logicalId, template]) => [
        logicalId,
        new StackReader(template, outputs, { reader: this, logicalId }),
      ]),
    );
    const env = this.env();
    for (const [logicalId, body] of Object.entries(this.section('Resources'))) {
      if (isPlain(body) && typeof body.Type === 'string') {
        this.byLogicalId.set(logicalId, this.resource(logicalId, body.Type, env));
      }
    }
    const stated = (stack.stated ?? []).map(
      (one) => [JSON.stringify(one.identifier), this.statedResource(one)] as const,
    );
    this.stated = new Map(stated);
    this.resources = [...this.byLogicalId.values(), ...this.stated.values()];
  }

  /** This reader and those of the stacks in it. */
  public withNested(): readonly StackReader[] {
    return [this, ...[...this.nested.values()].flatMap((reader) => reader.withNested())];
  }

  public outputOf(name: string): Raw {
    return this.once(`Outputs.${name}`, () => this.read(this.part('Outputs', name).Value));
  }

  public exports(): readonly (readonly [string, Raw])[] {
    return Object.keys(this.section('Outputs')).map((name) => {
      const { Export: exported } = this.part('Outputs', name);
      return [name, isPlain(exported) ? this.read(exported.Name) : undefined];
    });
  }

  /** Where there can be resources that the template does not show. */
  public hidden(): readonly Env[] {
    const { body } = this.stack;
    const transforms = [isPlain(body) ? (body.Transform ?? []) : []].flat();
    const isHidden =
      canAddResources(transforms) ||
      Object.keys(this.section('Resources')).some((key) => key.startsWith('Fn::')) ||
      [...this.byLogicalId].some(([logicalId, { type }]) => standsForOthers(type) && !this.nested.has(logicalId));
    return isHidden ? [this.env()] : [];
  }

  public presenceOf(logicalId: string): Presence {
    return this.conditions.presenceOf(this.part('Resources', logicalId).Condition);
  }

  /** Reads a value of the template. */
  public read(value: Data): Raw {
    const raw = this.stated.size === 0 ? value : this.withStated(value);
    return normalized(raw, this.references);
  }

  private resource(logicalId: string, type: string, env: Env): TemplateResource {
    const body = this.part('Resources', logicalId);
    const { Properties: properties, DeletionPolicy: deletionPolicy, UpdateReplacePolicy: updateReplacePolicy } = body;
    return templateResource({
      stack: this.stack,
      logicalId,
      type,
      path: this.stack.pathOf(logicalId),
      env,
      presence: () => this.presenceOf(logicalId),
      deletionPolicy,
      updateReplacePolicy,
      metadata: () => (isPlain(body.Metadata) ? this.read(body.Metadata[METADATA_KEY]) : undefined),
      isCreatedAfter: (other) => {
        const resource = this.byLogicalId.get(logicalId) as TemplateResource;
        // What another stack creates can be there before.
        return (other as TemplateResource).stack !== this.stack || this.order.isCreatedAfter(resource, other);
      },
      property: (name) => {
        if (!isPlain(properties)) {
          return undefined;
        }
        return TRANSFORM in properties ? UNREAD : this.read(properties[templateName(name)]);
      },
    });
  }

  private statedResource(stated: StatedTemplateResource): TemplateResource {
    const { path, type, account, region, names, properties, metadata, declared } = stated;
    return templateResource({
      stack: this.stack,
      type,
      path,
      env: { account: factOf(account), region: factOf(region), stack: OUTSIDE_OF_APP },
      imported: true,
      declared,
      deletionPolicy: UNREAD,
      updateReplacePolicy: UNREAD,
      metadata: () => this.read(metadata),
      presence: () => ALWAYS,
      isCreatedAfter: () => true,
      property: (name) =>
        names.includes(name) ? this.read(isPlain(properties) ? properties[name] : undefined) : UNREAD,
    });
  }

  private env(): Env {
    const { account, region, path } = this.stack;
    return { account: factOf(account), region: factOf(region), stack: path };
  }

  private ref(logicalId: string): Raw {
    const resource = this.byLogicalId.get(logicalId);
    if (resource) {
      return new ReferenceTo(resource, 'Ref');
    }
    const { account, region } = this.stack;
    const pseudo = logicalId === 'AWS::AccountId' ? account : logicalId === 'AWS::Region' ? region : undefined;
    return pseudo ?? (Object.hasOwn(this.section('Parameters'), logicalId) ? this.parameter(logicalId) : undefined);
  }

  /** The value of a parameter: what is given for it, or what the stack around this one passes on. */
  private parameter(name: string): Raw {
    const { parameters } = this.stack;
    const value = Object.hasOwn(parameters, name)
      ? parameters[name]
      : this.once(`Parameters.${name}`, () => this.outer?.reader.argumentOf(this.outer.logicalId, name));
    if (value !== undefined) {
      return value;
    }
    const { Default: defaultValue } = this.part('Parameters', name);
    const key =
      this.parameters.get(name) ?? new ReferenceTo(new TemplateParameter(this.stack.path, name, defaultValue), 'Ref');
    this.parameters.set(name, key);
    return key;
  }

  /** What a nested stack gets for one of its parameters. */
  private argumentOf(logicalId: string, name: string): Raw {
    const { Properties: properties } = this.part('Resources', logicalId);
    const passed = isPlain(properties) ? properties.Parameters : undefined;
    return isPlain(passed) && Object.hasOwn(passed, name) ? this.read(passed[name]) : undefined;
  }

  private attribute(logicalId: string, name: string): Raw {
    const resource = this.byLogicalId.get(logicalId);
    if (!resource) {
      return undefined;
    }
    const output = /^Outputs[.](.+)$/.exec(name)?.[1];
    const passed =
      output === undefined
        ? this.outputs.sentTo(this, resource.type, name)
        : this.nested.get(logicalId)?.outputOf(output);
    return passed ?? new ReferenceTo(resource, name);
  }

  private dependenciesOf(resource: object): readonly object[] {
    const { logicalId } = resource as TemplateResource;
    if (logicalId === undefined) {
      return [];
    }
    const { DependsOn: stated, Properties: properties } = this.part('Resources', logicalId);
    return [
      ...[stated].flat().flatMap((id) => (typeof id === 'string' && this.byLogicalId.get(id)) || []),
      ...targetsIn(this.read(properties)),
    ];
  }

  private logicalIdOf(target: object): string | undefined {
    const named = [...this.parameters].find(([, raw]) => (raw as ReferenceTo).target === target);
    return named?.[0] ?? (target as Partial<TemplateResource>).logicalId;
  }

  /** The value with references to stated resources, which the template has as their identifiers. */
  private withStated(value: Data): Raw {
    const resource = this.stated.get(JSON.stringify(value) ?? '');
    if (resource) {
      return new ReferenceTo(resource, 'Ref');
    }
    if (Array.isArray(value)) {
      return value.map((element) => this.withStated(element));
    }
    return isPlain(value)
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, this.withStated(inner)]))
      : value;
  }

  /** A section of the template, whatever its shape. */
  private section(name: string): Readonly<Record<string, Data>> {
    const { body } = this.stack;
    const section = isPlain(body) ? body[name] : undefined;
    return isPlain(section) ? section : {};
  }

  private part(section: string, name: string): Readonly<Record<string, Data>> {
    const part = this.section(section)[name];
    return isPlain(part) ? part : {};
  }

  private once(name: string, read: () => Raw): Raw {
    if (this.reading.has(name)) {
      return undefined;
    }
    this.reading.add(name);
    const value = read();
    this.reading.delete(name);
    return value;
  }
}

function factOf(value: string | undefined) {
  return value === undefined ? UNKNOWN : known(value);
}
