import { describe, expect, test } from 'vitest';
import type { SubjectNode } from '../../src/model/nodes';
import { inLanguageOfApp } from '../../src/private/language';
import type { Rule, Severity } from '../../src/rules/rule';

/** A case: what it shows, and the node that the rule judges. */
export interface Quiet {
  readonly name: string;
  readonly subject: () => SubjectNode;
}

export interface Fires extends Quiet {
  /** What the message has to say; each part must occur. */
  readonly says: readonly [string, ...string[]];
  /** @default - the severity of the rule */
  readonly severity?: Severity;
}

type NonEmpty<T> = readonly [T, ...T[]];

/** The three lists that every rule needs: it fires, it stays quiet, and it stays quiet where it cannot know. */
export interface RuleCases {
  readonly fires: NonEmpty<Fires>;
  readonly quiet: NonEmpty<Quiet>;
  readonly unknown: NonEmpty<Quiet>;
}

export function describeRule(rule: Rule, cases: RuleCases): void {
  describe(rule.id, () => {
    test.each(cases.fires)('fires: $name', ({ subject, says, severity }) => {
      const violations = judge(rule, subject());

      expect(violations).not.toEqual([]);
      const message = violations
        .map(({ what, fix }) => `${inLanguageOfApp(what)}\n${inLanguageOfApp(fix ?? rule.fix)}`)
        .join('\n');
      for (const part of says) {
        expect(message).toContain(part);
      }
      if (severity) {
        expect(violations[0].severity ?? rule.severity).toBe(severity);
      }
    });

    test.each(cases.quiet)('is quiet: $name', ({ subject }) => {
      expect(judge(rule, subject())).toEqual([]);
    });

    test.each(cases.unknown)('is quiet where it cannot know: $name', ({ subject }) => {
      expect(judge(rule, subject())).toEqual([]);
    });
  });
}

function judge(rule: Rule, subject: SubjectNode) {
  // A case about another kind of resource would be quiet for the wrong reason.
  expect(subject.kind).toBe(rule.subject);
  return rule.check(subject as never);
}
