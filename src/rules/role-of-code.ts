import { itemsOf } from '../model/fact';
import { type AnalysisTemplateNode, nodeOf, type RoleNode } from '../model/nodes';
import { nameOf, type Violation } from './rule';

/** Reports a problem of a role that reads code once, for the first of the templates that share the role and the problem. */
export function onCodeRole(
  template: AnalysisTemplateNode,
  find: (template: AnalysisTemplateNode, role: RoleNode) => string | undefined,
): readonly Violation[] {
  const role = nodeOf(template.codeRole);
  const problem = role && find(template, role);
  const isReported =
    role && itemsOf(role.codeTemplates).some((other) => other.order < template.order && find(other, role) === problem);
  return !role || problem === undefined || isReported
    ? []
    : [{ what: `the role ${nameOf(role)} for the code of ${nameOf(template)} ${problem}`, property: 'Source' }];
}
