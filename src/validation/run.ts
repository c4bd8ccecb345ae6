import type { Graph, SubjectNode } from '../model/nodes';
import { inLanguageOfApp } from '../private/language';
import type { Rule, Severity } from '../rules/rule';

/** A finding of a rule about one resource. */
export interface Finding {
  readonly rule: Rule;
  readonly subject: SubjectNode;
  readonly severity: Severity;
  /** As the language of the app writes it, like the two after it. */
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  readonly property?: string;
}

/** Applies each rule to all resources of its kind. */
export function runRules(rules: readonly Rule[], graph: Graph): readonly Finding[] {
  return rules.flatMap((rule) => graph[rule.subject].flatMap((subject) => judge(rule, subject)));
}

function judge(rule: Rule, subject: SubjectNode): readonly Finding[] {
  try {
    return rule.check(subject as never).map((violation) => ({
      rule,
      subject,
      severity: violation.severity ?? rule.severity,
      what: inLanguageOfApp(violation.what),
      why: inLanguageOfApp(rule.why),
      fix: inLanguageOfApp(violation.fix ?? rule.fix),
      property: violation.property,
    }));
  } catch (error) {
    // A rule that throws must not hide the findings of other rules, or stop a synthesis that can be valid.
    return [
      {
        rule,
        subject,
        severity: 'warning',
        what: `the rule itself failed and judged nothing here: ${error instanceof Error ? error.message : String(error)}`,
        why: inLanguageOfApp(rule.why),
        fix: 'report it at https://github.com/cdkcleanrooms/cdk-cleanrooms/issues with this message',
      },
    ];
  }
}
