import type { EventPattern, OnEventOptions, Rule } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { EVENT_METADATA } from '../private/cdk-shapes';
import { formatted, knownText, mapOf, optional, primitive, requireShapes, type Shapes, struct } from '../private/shape';
import { type Code, code } from '../private/text';
import type { EventPatternOptions } from './event-pattern-options';
import { newEventRule } from './event-rule';
import { type DetailType, type EventsClass, methodsOf } from './event-types';

type Detail = { readonly [field: string]: unknown };

/**
 * What the classes of events share: patterns, and rules that have them.
 *
 * A pattern matches what pages of AWS state. A field that no page states would make a rule that never runs, and
 * no error would show it.
 */
export class EventSource {
  /**
   * @param owner the class
   * @param field the field of `detail` that identifies the resource, or the path to it with dots
   * @param id the ID of the resource, which its constructor might not have set yet
   */
  constructor(
    private readonly owner: EventsClass,
    private readonly field?: string,
    private readonly id: () => string = () => '',
  ) {}

  public pattern(detailType: DetailType, options?: EventPatternOptions): EventPattern {
    return this.patternOf(methodsOf(detailType).pattern, [detailType], options);
  }

  public rule(detailType: DetailType, scope: Construct, id: string, options?: OnEventOptions): Rule {
    return this.ruleOf(methodsOf(detailType).rule, this.patternWith([detailType]), scope, id, options);
  }

  /** The pattern of several detail types, for the method with this name. */
  public patternOf(
    method: string,
    detailTypes: readonly DetailType[],
    options: EventPatternOptions = {},
    detail?: Detail,
  ): EventPattern {
    requireShapes(this.nameOf(method), { options: struct(OPTIONS) }, { options });
    return this.patternWith(detailTypes, options, detail);
  }

  /** The rule of a pattern of several detail types, for the method with this name. */
  public ruleOf(method: string, pattern: EventPattern, scope: Construct, id: string, options?: OnEventOptions): Rule {
    return newEventRule(this.nameOf(method), pattern, scope, id, options);
  }

  public patternWith(
    detailTypes: readonly DetailType[],
    options: EventPatternOptions = {},
    detail: Detail = {},
  ): EventPattern {
    const all = merged(merged(this.identification(), detail), options.detail ?? {});
    return {
      source: ['aws.cleanrooms'],
      detailType: [...detailTypes],
      ...(Object.keys(all).length > 0 && { detail: all }),
      ...options.eventMetadata,
    };
  }

  /** A method as users call it: those of `CleanRoomsEvents` are static. */
  private nameOf(method: string): Code {
    const { owner } = this;
    return code(`${owner === 'CleanRoomsEvents' ? owner : `${owner[0].toLowerCase()}${owner.slice(1)}`}.${method}`);
  }

  private identification(): Detail {
    return this.field === undefined ? {} : nested(this.field.split('.'), [this.id()]);
  }
}

/** The field of `detail` that identifies a resource. */
export const FIELD = knownText(
  formatted({
    pattern: /^[^\s.]+(?:\.[^\s.]+)*$/,
    why: 'an event has a field by its name, or by the path to it with dots',
    fix: 'specify a field of an event that a target has received',
  }),
  {
    why: 'a pattern consists of the names of fields, so they must be known at synthesis',
    fix: 'specify the name of the field',
  },
);

const ANYTHING = primitive('a value', (_value): _value is unknown => true);
const OPTIONS: Shapes<EventPatternOptions> = {
  detail: optional(mapOf(ANYTHING)),
  eventMetadata: optional(EVENT_METADATA),
};

function nested([field, ...rest]: readonly string[], value: unknown): Detail {
  return { [field]: rest.length > 0 ? nested(rest, value) : value };
}

/** Both details; what the user states replaces what the class states. */
function merged(own: Detail, stated: Detail): { [field: string]: unknown } {
  const both = Object.entries(stated).map(([field, value]) => {
    const before = own[field];
    return [field, isDetail(before) && isDetail(value) ? merged(before, value) : value];
  });
  return { ...own, ...Object.fromEntries(both) };
}

function isDetail(value: unknown): value is Detail {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
