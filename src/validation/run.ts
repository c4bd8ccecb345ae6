import type { Graph, SubjectKind, SubjectNode } from '../model/nodes';
import { SUBJECTS } from '../model/register';
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

/** The resources that rules evaluate: a graph, or a part of one. */
export type Subjects = Pick<Graph, SubjectKind>;

/** Applies each rule to all resources of its kind. */
export function runRules(rules: readonly Rule[], subjects: Subjects): readonly Finding[] {
  return rules.flatMap((rule) => subjectsOf(rule, subjects).flatMap((subject) => evaluate(rule, subject)));
}

function subjectsOf({ subject }: Rule, subjects: Subjects): readonly SubjectNode[] {
  return subject === 'every' ? SUBJECTS.flatMap(({ kind }) => subjects[kind] as SubjectNode[]) : subjects[subject];
}

/** Applies each rule to the graphs of all deployments. A finding about a resource on several graphs is one finding. */
export function runRulesOnAll(rules: readonly Rule[], graphs: readonly Graph[]): readonly Finding[] {
  const findings = graphs.flatMap((graph) => runRules(rules, graph));
  const keyOf = ({ rule, subject, what }: Finding) => `${subject.order} ${rule.id} ${what}`;
  return graphs.length === 1 ? findings : [...new Map(findings.map((finding) => [keyOf(finding), finding])).values()];
}

function evaluate(rule: Rule, subject: SubjectNode): readonly Finding[] {
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
    // One broken rule must not hide what the others found, nor stop a synthesis that might be right.
    const reason = error instanceof Error ? error.message : String(error);
    return [
      {
        rule,
        subject,
        severity: 'warning',
        what: `internal error: the rule could not be evaluated: ${reason}`,
        why: 'the rule has a defect; all other rules were evaluated',
        fix: 'report this message at https://github.com/cdkcleanrooms/cdk-cleanrooms/issues',
      },
    ];
  }
}
