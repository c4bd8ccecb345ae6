import type { AnyNode, Graph, SubjectKind } from '../model/nodes';
import { inLanguageOfApp } from '../private/language';
import type { Requirements } from '../rules/requirements';
import type { Rule, Severity, Violation } from '../rules/rule';

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

/** The resources that rules evaluate: a graph, or a part of one. */
export type Subjects = Pick<Graph, SubjectKind>;

/** Applies each rule to all resources of its kind, apart from rules with a requirement that is not stated. */
export function runRules(
  rules: readonly Rule[],
  subjects: Subjects,
  requirements: Requirements = {},
): readonly Finding[] {
  const findings: Finding[] = [];
  const stated = rules.filter((one) => isStated(one, requirements));
  for (const [kind, nodes] of Object.entries<readonly AnyNode[]>(subjects)) {
    const all = stated.filter(({ subject }) => subject === kind || subject === 'resource');
    // An organization states requirements of its own resources.
    const ofAnyOwner = all.filter(({ forOwner, option }) => !forOwner && option === undefined);
    // All rules of a resource follow each other, so that its facts are read from memory once.
    for (const node of nodes) {
      findAll(node.declared ? ofAnyOwner : all, node, requirements, findings);
    }
  }
  return findings;
}

function findAll(rules: readonly Rule[], node: AnyNode, requirements: Requirements, findings: Finding[]): void {
  // The index of a loop costs less than an iterator, and there are hundreds of thousands of evaluations in a large app.
  for (let i = 0; i < rules.length; i++) {
    const found = evaluate(rules[i], node, requirements);
    // Nearly all of them find nothing.
    if (found.length > 0) {
      findings.push(...found);
    }
  }
}

/** Applies each rule to the graphs of all deployments. Equal findings about a resource are one finding. */
export function runRulesOnAll(
  rules: readonly Rule[],
  graphs: readonly Graph[],
  requirements: Requirements = {},
): readonly Finding[] {
  const findings = graphs.flatMap((graph) => runRules(rules, graph, requirements));
  const keyOf = ({ rule, subject, what }: Finding) => `${subject.order} ${rule.id} ${what}`;
  return [...new Map(findings.map((finding) => [keyOf(finding), finding])).values()];
}

/** Whether the requirement of a rule is stated: by the service, or by an option. */
export function isStated({ option }: Rule, requirements: Requirements): boolean {
  return option === undefined || requirements[option] !== undefined;
}

const NOTHING: readonly Finding[] = [];

/** Applies a rule to one resource. It has no closure, which each of the many evaluations without findings would make. */
export function evaluate(rule: Rule, subject: AnyNode, requirements: Requirements): readonly Finding[] {
  try {
    const violations = rule.check(subject as never, requirements);
    return violations.length === 0 ? NOTHING : findingsOf(rule, subject, violations);
  } catch (error) {
    // One broken rule must not hide what the others found, nor stop a synthesis that might be right.
    return [defectOf(rule, subject, error)];
  }
}

function findingsOf(rule: Rule, subject: AnyNode, violations: readonly Violation[]): readonly Finding[] {
  return violations.map((violation) => ({
    rule,
    subject,
    severity: violation.severity ?? rule.severity,
    what: inLanguageOfApp(violation.what),
    why: inLanguageOfApp(violation.why ?? rule.why),
    fix: inLanguageOfApp(violation.fix ?? rule.fix),
    property: violation.property,
    page: violation.page ?? rule.evidence.url,
  }));
}

function defectOf(rule: Rule, subject: AnyNode, error: unknown): Finding {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    rule,
    subject,
    severity: 'warning',
    page: rule.evidence.url,
    what: `internal error: the rule could not be evaluated: ${reason}`,
    why: 'the rule has a defect; all other rules were evaluated',
    fix: 'report this message at https://github.com/cdkcleanrooms/cdk-cleanrooms/issues',
  };
}
