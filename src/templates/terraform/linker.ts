import type { Expression } from './expression';
import type { Instance } from './instance';
import type { Module } from './module';
import type { Origin, Origins } from './origin';
import type { Taken } from './places';
import { isUnknown, Leaf, plannedAt } from './planned';
import type { Translation } from './translation';

/** A value that is meant to be an identifier. */
export interface Identifying {
  readonly leaf: Leaf;
  /** The place of the value, which values share that are elements of one list. */
  readonly place: string;
  readonly taken: Taken;
}

/** A resource of the plan, with the CloudFormation attribute that a value is. */
export interface Target {
  readonly instance: Instance;
  readonly attribute: string;
}

type AttributeOrigin = Extract<Origin, { readonly kind: 'attribute' }>;

/** Finds the resources whose identifiers values are. */
export class Linker {
  constructor(
    private readonly origins: Origins,
    private readonly translationOf: (instance: Instance) => Translation | undefined,
  ) {}

  /** The targets of the values of one resource. A value without a target is a literal, or stays unknown. */
  public targetsOf(values: readonly Identifying[], module: Module): ReadonlyMap<Leaf, Target> {
    const byExpression = new Map<Expression, Identifying[]>();
    for (const value of values) {
      const { expression } = value.leaf;
      if (expression) {
        byExpression.set(expression, [...(byExpression.get(expression) ?? []), value]);
      }
    }
    return new Map(
      [...byExpression].flatMap(([expression, ofExpression]) => {
        const origins = this.origins.of(expression, module);
        return [
          ...this.knownTargets(
            ofExpression.filter(({ leaf }) => leaf.value !== undefined),
            origins,
          ),
          ...this.unknownTargets(
            ofExpression.filter(({ leaf }) => leaf.value === undefined),
            origins,
          ),
        ];
      }),
    );
  }

  /** A known value is an identifier to which its expression refers if it is equal to it. */
  private knownTargets(values: readonly Identifying[], origins: readonly Origin[]): (readonly [Leaf, Target])[] {
    return values.flatMap(({ leaf, taken }) => {
      const targets = origins.flatMap((origin) => {
        const value = origin.kind === 'attribute' ? plannedValue(origin) : undefined;
        const target = this.targetIn(origin, taken);
        return target && value instanceof Leaf && value.value === leaf.value ? [target] : [];
      });
      return targets.length === 1 ? [[leaf, targets[0]] as const] : [];
    });
  }

  /**
   * Unknown values come from unknown origins. So they are known to be identifiers if all unknown origins are identifiers
   * of the right kinds, and if each place has as many of them as it has values.
   */
  private unknownTargets(values: readonly Identifying[], origins: readonly Origin[]): (readonly [Leaf, Target])[] {
    const unknown = origins.filter((origin) => isUnknownOrigin(origin));
    if (!unknown.every((origin) => values.some(({ taken }) => this.targetIn(origin, taken)))) {
      return [];
    }
    const places = [...new Set(values.map(({ place }) => place))];
    return places.flatMap((place) => {
      const here = values.filter((value) => value.place === place);
      const targets = unknown.flatMap((origin) => this.targetIn(origin, here[0].taken) ?? []);
      return targets.length === here.length ? here.map(({ leaf }, i) => [leaf, targets[i]] as const) : [];
    });
  }

  private targetIn(origin: Origin, taken: Taken): Target | undefined {
    if (origin.kind !== 'attribute') {
      return undefined;
    }
    const translation = this.translationOf(origin.instance);
    const attribute = translation?.attributeOf(origin.attribute);
    const type = translation?.type;
    const isTaken = type !== undefined && attribute !== undefined && taken[type]?.includes(attribute);
    return isTaken ? { instance: origin.instance, attribute } : undefined;
  }
}

function isUnknownOrigin(origin: Origin): boolean {
  return origin.kind === 'opaque' || (origin.kind === 'attribute' && isUnknown(plannedValue(origin)));
}

/** The value of an attribute, which is unknown if no attribute of the resource is known. */
function plannedValue({ instance, attribute }: AttributeOrigin) {
  return instance.attributes ? plannedAt(instance.attributes, attribute) : new Leaf(undefined);
}
