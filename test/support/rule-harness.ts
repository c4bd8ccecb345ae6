import { describe, expect, test } from 'vitest';
import type { AnyNode } from '../../src/model/nodes';
import { render, type Text } from '../../src/private/text';
import type { Requirements } from '../../src/rules/requirements';
import type { Rule, Severity, Violation } from '../../src/rules/rule';
import { inventedNames, unmarkedNames } from './api-names';
import { watch } from './unknowns';

/** A case: what it shows, and the node that the rule judges. */
export interface Quiet {
  readonly name: string;
  readonly subject: () => AnyNode;
}

export interface Fires extends Quiet {
  /** All violations, each with all that a user sees of it. */
  readonly violations: NonEmpty<Expected>;
}

/** A violation with what its rule says where it says nothing itself; code in backticks, as it is marked. */
export interface Expected {
  readonly severity: Severity;
  readonly what: string;
  readonly fix: string;
  readonly property: string | undefined;
  /** Only if it is not the reason of the rule. */
  readonly why?: string;
  /** Only if it is not the page of the rule. */
  readonly page?: string;
}

type NonEmpty<T> = readonly [T, ...T[]];

/** The three lists that every rule needs: it fires, it stays quiet, and it stays quiet where it cannot know. */
export interface RuleCases {
  readonly fires: NonEmpty<Fires>;
  readonly quiet: NonEmpty<Quiet>;
  /** The rule must meet something unknown on its way, and be quiet for all that. */
  readonly unknown: NonEmpty<Quiet>;
}

/** The cases of a rule with an option are those with `requirements`. */
export function describeRule(rule: Rule, cases: RuleCases, requirements: Requirements = {}): void {
  const check = (subject: AnyNode) => checked(rule, subject, requirements);
  describe(rule.id, () => {
    test.each(cases.fires)('fires: $name', ({ subject, violations }) => {
      const found = check(subject());

      expect(found.map((violation) => expectedOf(rule, violation))).toEqual(violations);
      const texts = found.flatMap(({ what, why, fix }) => [what, why, fix].filter((text) => text !== undefined));
      expect(texts.flatMap(unmarkedNames)).toEqual([]);
      expect(texts.flatMap(inventedNames)).toEqual([]);
    });

    test.each(cases.quiet)('is quiet: $name', ({ subject }) => {
      expect(check(subject())).toEqual([]);
    });

    test.each(cases.unknown)('is quiet where it cannot know: $name', ({ subject }) => {
      const { watched, unknowns } = watch(subject());

      expect(check(watched)).toEqual([]);
      expect(unknowns(), 'nothing unknown was met: the case belongs to the quiet ones').not.toEqual([]);
    });

    if (rule.option) {
      test('is quiet without its option', () => {
        expect(cases.fires.flatMap(({ subject }) => checked(rule, subject(), {}))).toEqual([]);
        expect(cases.fires.flatMap(({ subject }) => rule.check(subject() as never))).toEqual([]);
      });
    }
  });
}

/** A violation of a rule as its cases spell it out. */
export function expectedOf(rule: Rule, { severity, what, why, fix, property, page }: Violation): Expected {
  return {
    severity: severity ?? rule.severity,
    what: marked(what),
    fix: marked(fix ?? rule.fix),
    property,
    why: why && marked(why),
    page,
  };
}

function marked(text: Text): string {
  return render(text, (code) => `\`${code.write()}\``);
}

function checked(rule: Rule, subject: AnyNode, requirements: Requirements): readonly Violation[] {
  // A case about another kind of resource would be quiet for the wrong reason.
  if (rule.subject !== 'resource') {
    expect(subject.kind).toBe(rule.subject);
  }
  return rule.check(subject as never, requirements);
}
