import { evaluate } from '../../src/sql/evaluation/evaluate';
import { type CustomRule, isProtected, type QueryTable } from '../../src/sql/evaluation/tables';
import { associationsNamedIn } from './analysis-template';
import type { AssociationRecord, TemplateRecord } from './records';
import type { TemplateValidation, World } from './world';

const STATUSES = { allowed: 'VALID', refused: 'INVALID', unknown: 'UNABLE_TO_VALIDATE' } as const;

/**
 * What the double answers unless a test specifies it: what the library predicts, so that there are not two opinions about
 * the same SQL. Only templates that read a table with differential privacy are validated.
 */
export function predictedValidation(template: TemplateRecord, world: World): readonly TemplateValidation[] | undefined {
  const { text } = template.source;
  const tables = associationsNamedIn(world, template.membership, text).map((one) => queryTable(one, world));
  if (text === undefined || !tables.some(isProtected)) {
    return undefined;
  }
  const parameters =
    (template.analysisParameters as readonly { readonly name: string }[] | undefined)?.map(({ name }) => name) ?? [];
  const { verdict, findings } = evaluate(text, { tables, parameters });
  const reasons = findings.map(({ what }) => ({ message: what }));
  return [{ type: 'DIFFERENTIAL_PRIVACY', status: STATUSES[verdict], ...(reasons.length > 0 && { reasons }) }];
}

/** A policy as the API has it. */
interface CustomPolicy {
  readonly disallowedOutputColumns?: readonly string[];
  readonly differentialPrivacy?: { readonly columns: readonly { readonly name: string }[] };
}

function queryTable({ name, table, membership }: AssociationRecord, world: World): QueryTable {
  const policy = world.rules.get(table.id)?.policy.v1?.custom as CustomPolicy | undefined;
  return { name, owner: membership.account, columns: table.allowedColumns, rule: policy && customRule(policy) };
}

function customRule({ disallowedOutputColumns = [], differentialPrivacy }: CustomPolicy): CustomRule {
  return { type: 'CUSTOM', disallowedOutputColumns, userIdentifier: differentialPrivacy?.columns[0]?.name };
}
