import type { AnyNode, Graph } from '../model/nodes';
import { inLanguageOfApp } from '../private/language';
import type { Rule, Severity } from '../rules/rule';

/** A finding of a rule about one resource. */
export interface Finding {
  readonly rule: Rule;
  readonly subject: AnyNode;
  readonly severity: Severity;
  /** As the language of the app writes it, like the two after it. */
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  readonly property?: string;
  /** The page that states the requirement. */
  readonly page: string;
}

/** Applies each rule to all resources of its kind. */
export function runRules(rules: readonly Rule[], graph: Graph): readonly Finding[] {
  return rules.flatMap((rule) => subjectsOf(rule, graph).flatMap((subject) => evaluate(rule, subject)));
}

function subjectsOf({ subject }: Rule, graph: Graph): readonly AnyNode[] {
  return subject === 'resource' ? Object.values(graph).flat() : graph[subject];
}

function evaluate(rule: Rule, subject: AnyNode): readonly Finding[] {
  try {
    return rule.check(subject as never).map((violation) => ({
      rule,
      subject,
      severity: violation.severity ?? rule.severity,
      what: inLanguageOfApp(violation.what),
      why: inLanguageOfApp(violation.why ?? rule.why),
      fix: inLanguageOfApp(violation.fix ?? rule.fix),
      property: violation.property,
      page: violation.page ?? rule.evidence.url,
    }));
  } catch (error) {
    // One broken rule must not hide what the others found, nor stop a synthesis that might be right.
    const reason = error instanceof Error ? error.message : String(error);
    return [
      {
        rule,
        subject,
        severity: 'warning',
        page: rule.evidence.url,
        what: `internal error: the rule could not be evaluated: ${reason}`,
        why: 'the rule has a defect; all other rules were evaluated',
        fix: 'report this message at https://github.com/cdkcleanrooms/cdk-cleanrooms/issues',
      },
    ];
  }
}
