import { CloudFormationError } from './errors';
import { isRecord } from './json';
import type { ResourceRecord } from './stack';
import { isCustom, type Template } from './template';

/** What lies outside of the stack, as its functions see it. */
export interface Surroundings {
  readonly account: string;
  readonly region: string;
  readonly stackName: string;
  readonly stackId: string;
  importValue(name: string): unknown;
  stackOutput(reference: StackOutputReference): unknown;
}

/** An output of a stack that can live in another account and Region. */
export interface StackOutputReference {
  readonly stackName: string;
  readonly outputName: string;
  /** @default - the stack's own */
  readonly region?: string;
  /** The role to read with, whose account is the account of that stack. @default - the stack's own */
  readonly roleArn?: string;
}

const NO_VALUE = Symbol('AWS::NoValue');

/** Resolves the functions of one template against its parameters and the resources made so far. */
export class Resolver {
  private readonly conditions = new Map<string, boolean>();

  constructor(
    private readonly template: Template,
    private readonly parameters: { readonly [name: string]: unknown },
    private readonly resources: ReadonlyMap<string, ResourceRecord>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Whether the named condition holds; a thing without one always exists. */
  condition(name: string | undefined): boolean {
    if (name === undefined) {
      return true;
    }
    const known = this.conditions.get(name);
    if (known !== undefined) {
      return known;
    }
    const definition = this.template.Conditions?.[name];
    if (definition === undefined) {
      throw new CloudFormationError(`Template format error: Unresolved condition dependency ${name}`);
    }
    const holds = this.boolean(definition);
    this.conditions.set(name, holds);
    return holds;
  }

  /** The value without functions; what resolves to `AWS::NoValue` is left out. */
  resolve(value: unknown): unknown {
    if (Array.isArray(value)) {
      return value.map((item) => this.resolve(item)).filter((item) => item !== NO_VALUE);
    }
    if (!isRecord(value)) {
      return value;
    }
    const [[name, argument] = ['', undefined], ...others] = Object.entries(value);
    if (others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) {
      return this.call(name, argument);
    }
    const members = Object.entries(value).map(([key, item]) => [key, this.resolve(item)] as const);
    return Object.fromEntries(members.filter(([, item]) => item !== NO_VALUE));
  }

  /** A condition's or an assertion's value. */
  boolean(expression: unknown): boolean {
    const [[name, argument] = ['', undefined]] = isRecord(expression) ? Object.entries(expression) : [];
    switch (name) {
      case 'Condition':
        return this.condition(String(argument));
      case 'Fn::Equals': {
        const [one, other] = this.list(argument);
        return String(one) === String(other);
      }
      case 'Fn::Contains': {
        const [list, text] = this.list(argument);
        return asList(list).map(String).includes(String(text));
      }
      case 'Fn::Not':
        return !this.boolean(asList(argument)[0]);
      case 'Fn::And':
        return asList(argument).every((item) => this.boolean(item));
      case 'Fn::Or':
        return asList(argument).some((item) => this.boolean(item));
      default:
        throw new CloudFormationError(`Template error: ${JSON.stringify(expression)} is not a known condition`);
    }
  }

  private call(name: string, argument: unknown): unknown {
    switch (name) {
      case 'Ref':
        return this.reference(String(argument));
      case 'Fn::GetAtt': {
        const [logicalId, attribute] = Array.isArray(argument) ? argument : cut(String(argument));
        return this.attribute(String(logicalId), String(this.resolve(attribute)));
      }
      case 'Fn::If': {
        const [condition, then, otherwise] = asList(argument);
        return this.resolve(this.condition(String(condition)) ? then : otherwise);
      }
      case 'Fn::Join': {
        const [separator, items] = this.list(argument);
        return asList(items).map(asText).join(String(separator));
      }
      case 'Fn::Sub':
        return Array.isArray(argument) ? this.substitute(argument[0], argument[1]) : this.substitute(argument, {});
      case 'Fn::Select': {
        const [index, items] = this.list(argument);
        const selected = asList(items)[Number(index)];
        if (selected === undefined) {
          throw new CloudFormationError(`Template error: Fn::Select cannot select nonexistent value at index ${index}`);
        }
        return selected;
      }
      case 'Fn::Split': {
        const [separator, text] = this.list(argument);
        return asText(text).split(String(separator));
      }
      case 'Fn::FindInMap':
        return this.findInMap(this.list(argument).map(String));
      case 'Fn::Base64':
        return Buffer.from(asText(this.resolve(argument))).toString('base64');
      case 'Fn::ToJsonString':
        return JSON.stringify(this.resolve(argument));
      case 'Fn::GetAZs':
        return ['a', 'b', 'c'].map((zone) => `${this.resolve(argument) || this.surroundings.region}${zone}`);
      case 'Fn::ImportValue':
        return this.surroundings.importValue(asText(this.resolve(argument)));
      case 'Fn::GetStackOutput':
        return this.surroundings.stackOutput(this.stackOutputReference(argument));
      default:
        throw new CloudFormationError(`Template error: function ${name} is not supported here`);
    }
  }

  private reference(name: string): unknown {
    const pseudo = this.pseudoParameters()[name];
    if (pseudo !== undefined) {
      return pseudo;
    }
    if (Object.hasOwn(this.parameters, name)) {
      return this.parameters[name];
    }
    return this.resource(name).ref;
  }

  private pseudoParameters(): { readonly [name: string]: unknown } {
    const { account, region, stackName, stackId } = this.surroundings;
    return {
      'AWS::AccountId': account,
      'AWS::Region': region,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': stackName,
      'AWS::StackId': stackId,
      'AWS::NotificationARNs': [],
      'AWS::NoValue': NO_VALUE,
    };
  }

  private attribute(logicalId: string, name: string): unknown {
    const resource = this.resource(logicalId);
    const value = Object.hasOwn(resource.attributes, name)
      ? resource.attributes[name]
      : name
          .split('.')
          .reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), resource.attributes);
    if (value === undefined) {
      throw new CloudFormationError(
        isCustom(resource.type)
          ? `CustomResource attribute error: Vendor response doesn't contain ${name} attribute in object ${this.surroundings.stackId}|${logicalId}`
          : `Requested attribute ${name} does not exist in schema for ${resource.type}`,
      );
    }
    return value;
  }

  private resource(logicalId: string): ResourceRecord {
    const resource = this.resources.get(logicalId);
    if (resource === undefined) {
      throw new CloudFormationError(
        `Template format error: Unresolved resource dependencies [${logicalId}] in the Resources block of the template`,
      );
    }
    return resource;
  }

  /** `${Name}`, `${Resource.Attribute}`, `${Variable}`; `${!Name}` stays, without its mark. */
  private substitute(text: unknown, variables: unknown): string {
    const own = this.resolve(variables);
    return asText(text).replace(/\$\{(!?)([^}]+)\}/g, (_all, literal: string, inside: string) => {
      const name = inside.trim();
      if (literal) {
        return `\${${inside}}`;
      }
      if (isRecord(own) && Object.hasOwn(own, name)) {
        return asText(own[name]);
      }
      return asText(name.includes('.') ? this.attribute(...cut(name)) : this.reference(name));
    });
  }

  private findInMap([map = '', first = '', second = '']: readonly string[]): unknown {
    const inMap = this.template.Mappings?.[map];
    const inFirst = isRecord(inMap) ? inMap[first] : undefined;
    const value = isRecord(inFirst) ? inFirst[second] : undefined;
    if (value === undefined) {
      throw new CloudFormationError(`Template error: Unable to get mapping for ${map}::${first}::${second}`);
    }
    return value;
  }

  private stackOutputReference(argument: unknown): StackOutputReference {
    const { StackName, OutputName, Region, RoleArn, ...others } = this.resolve(argument) as Record<string, unknown>;
    if (typeof StackName !== 'string' || typeof OutputName !== 'string' || Object.keys(others).length > 0) {
      throw new CloudFormationError(`Template error: Fn::GetStackOutput ${JSON.stringify(argument)} is not understood`);
    }
    return {
      stackName: StackName,
      outputName: OutputName,
      ...(Region === undefined ? {} : { region: String(Region) }),
      ...(RoleArn === undefined ? {} : { roleArn: String(RoleArn) }),
    };
  }

  private list(argument: unknown): unknown[] {
    return asList(this.resolve(argument));
  }
}

function asList(value: unknown): unknown[] {
  if (!Array.isArray(value)) {
    throw new CloudFormationError(`Template error: a list is expected instead of ${JSON.stringify(value)}`);
  }
  return value;
}

function asText(value: unknown): string {
  if (typeof value === 'object' || value === undefined || typeof value === 'symbol') {
    throw new CloudFormationError(`Template error: text is expected instead of ${JSON.stringify(value)}`);
  }
  return String(value);
}

function cut(name: string): [logicalId: string, attribute: string] {
  const dot = name.indexOf('.');
  return [name.slice(0, dot), name.slice(dot + 1)];
}
