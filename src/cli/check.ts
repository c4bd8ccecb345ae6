import { readDeployments } from '../model/graph';
import { CATALOGUE } from '../rules/catalogue';
import type { TemplateResource } from '../templates/template-resource';
import { templateSource } from '../templates/template-source';
import { type Finding, isStated, runRulesOnAll } from '../validation/run';
import { Acknowledgements } from './acknowledged';
import type { CheckOptions } from './check-options';
import { createdAt, placeOf } from './place';
import { readApp } from './read-app';
import type { CheckResult, Reported } from './result';

/**
 * Reads the inputs as one app and evaluates all rules. What cannot be read is in the result, not thrown. A parameter that
 * no template has is wrong usage.
 */
export function check(options: CheckOptions): CheckResult {
  const { stacks, acknowledgements, unreadable } = readApp(options);
  const source = templateSource(stacks);
  const { graphs, resourceOf } = readDeployments(source);
  const { disabled, requirements } = options;
  const rules = CATALOGUE.filter((rule) => !disabled.includes(rule.id) && isStated(rule, requirements));
  const others = CATALOGUE.filter((rule) => !rules.includes(rule)).map(({ id }) => id);
  const acknowledged = new Acknowledgements(acknowledgements, others);
  const findings = [...runRulesOnAll(rules, graphs, requirements)]
    .sort((a, b) => a.subject.order - b.subject.order)
    .map((finding) => reported(finding, resourceOf(finding.subject).key as TemplateResource, acknowledged));
  return {
    findings,
    unreadable,
    unused: acknowledged.unused(),
    resources: source.resources.filter(({ type, imported }) => !imported && isEvaluated(type)).length,
  };
}

/** The resources of Clean Rooms, and what this library adds to them. */
function isEvaluated(type: string): boolean {
  return /^(AWS|Custom)::CleanRooms/.test(type);
}

function reported(finding: Finding, resource: TemplateResource, acknowledged: Acknowledgements): Reported {
  const { rule, severity, what, why, fix, page, property } = finding;
  return {
    rule: rule.id,
    severity,
    what,
    why,
    fix,
    page,
    basis: rule.evidence.basis,
    path: resource.path,
    place: placeOf(resource, property),
    created: createdAt(resource),
    property,
    acknowledged: acknowledged.reasonFor(rule.id, resource),
  };
}
