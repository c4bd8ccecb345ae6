import { type Expression, expressionOf, type Step, stepsOf, textOf } from './expression';
import { fieldsOf, valueAt } from './fields';
import type { Instance, Instances } from './instance';
import { addressIn, calledModule, isRepeated, type Module } from './module';

/** Where the value of an expression comes from. */
export type Origin =
  /** An attribute of a resource of the plan, as a path of names: `database_input.name`. */
  | { readonly kind: 'attribute'; readonly instance: Instance; readonly attribute: readonly string[] }
  /** A value that is known before the plan is applied. */
  | { readonly kind: 'known' }
  /** Something that is not followed, for example a local value, of which the plan has no expression. */
  | { readonly kind: 'opaque' };

const IS_KNOWN: readonly Origin[] = [{ kind: 'known' }];
const IS_OPAQUE: readonly Origin[] = [{ kind: 'opaque' }];

/** The plan, for those that follow references in it. */
export interface World {
  readonly instances: Instances;
  /** The addresses of the data sources whose values are known. */
  readonly knownData: ReadonlySet<string>;
}

/** Follows references to the attributes that they lead to, through variables and outputs of modules. */
export class Origins {
  /** Also ends circles, which Terraform refuses, but which anybody can write. */
  private readonly followed = new Map<string, readonly Origin[]>();
  private depth = 0;

  constructor(private readonly world: World) {}

  /** Where the value of an expression in a module comes from: one origin for each reference, without repetitions. */
  public of(expression: Expression, module: Module): readonly Origin[] {
    return distinct(expression.references.flatMap((reference) => this.follow(stepsOf(reference), module)));
  }

  private follow(steps: readonly Step[] | undefined, module: Module): readonly Origin[] {
    if (!steps || this.depth > MOST_HOPS) {
      return IS_OPAQUE;
    }
    const key = addressIn(module, ['>', ...steps]);
    const known = this.followed.get(key);
    if (known) {
      return known;
    }
    this.followed.set(key, IS_OPAQUE);
    this.depth += 1;
    const origins = this.origins(steps, module);
    this.depth -= 1;
    this.followed.set(key, origins);
    return origins;
  }

  private origins(steps: readonly Step[], module: Module): readonly Origin[] {
    const [first, second, third] = steps;
    switch (first) {
      case 'var':
        return this.variable(String(second), steps.slice(2), module);
      case 'module':
        return typeof third === 'object'
          ? this.output(calledModule(module, String(second), third), steps.slice(3))
          : this.output(calledModule(module, String(second)), steps.slice(2));
      case 'data':
        return this.world.knownData.has(addressIn(module, resourceSteps(steps, 3))) ? IS_KNOWN : IS_OPAQUE;
      case 'count':
      case 'path':
      case 'terraform':
        return IS_KNOWN;
      case 'each':
        // Terraform must know the keys to make a plan, but not the values.
        return second === 'key' ? IS_KNOWN : IS_OPAQUE;
      default:
        return this.attribute(steps, module);
    }
  }

  /** A variable of a module is the expression of the call. Those of the root module are known. */
  private variable(name: string, rest: readonly Step[], { call, configuration }: Module): readonly Origin[] {
    if (!call) {
      return IS_KNOWN;
    }
    const written = valueAt(call.block, 'expressions', name);
    if (written === undefined) {
      return valueAt(configuration, 'variables', name) === undefined ? IS_OPAQUE : IS_KNOWN;
    }
    return this.part(expressionOf(written), rest, call.from);
  }

  private output(module: Module, [name, ...rest]: readonly Step[]): readonly Origin[] {
    const written = valueAt(module.configuration, 'outputs', String(name), 'expression');
    const isOne = typeof module.address.at(-1) === 'object' || !isRepeated(fieldsOf(module.call?.block));
    return isOne && typeof name === 'string' ? this.part(expressionOf(written), rest, module) : IS_OPAQUE;
  }

  /** The origins of a part of the value of an expression, which is known if the expression is nothing but a reference. */
  private part(expression: Expression | undefined, rest: readonly Step[], module: Module): readonly Origin[] {
    if (!expression) {
      return IS_OPAQUE;
    }
    if (rest.length === 0 || expression.references.length === 0) {
      return expression.references.length === 0 ? IS_KNOWN : this.of(expression, module);
    }
    const [reference, ...others] = expression.references.map((one) => stepsOf(one));
    return others.length === 0 && reference ? this.follow([...reference, ...rest], module) : IS_OPAQUE;
  }

  private attribute(steps: readonly Step[], module: Module): readonly Origin[] {
    const own = resourceSteps(steps, 2);
    const instance = this.world.instances.get(addressIn(module, own));
    const attribute = steps.slice(own.length);
    return instance && attribute.length > 0 && attribute.every((step) => typeof step === 'string')
      ? [{ kind: 'attribute', instance, attribute }]
      : IS_OPAQUE;
  }
}

/** More modules in modules than anybody has. */
const MOST_HOPS = 100;

/** The steps of a resource: its type and name, after `data` if it is a data source, and its key if it has one. */
function resourceSteps(steps: readonly Step[], names: number): readonly Step[] {
  return steps.slice(0, typeof steps[names] === 'object' ? names + 1 : names);
}

function distinct(origins: readonly Origin[]): readonly Origin[] {
  const byKey = origins.map((origin) => {
    const key = origin.kind === 'attribute' ? `${origin.instance.address} ${textOf(origin.attribute)}` : origin.kind;
    return [key, origin] as const;
  });
  return [...new Map(byKey).values()];
}
