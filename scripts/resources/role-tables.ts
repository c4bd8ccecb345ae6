import { ROLES } from '../../catalogue/roles';
import type { RoleReasons, StatementReason } from '../../catalogue/roles/role';
import { cell, pageName } from '../lib/generated-page';
import type { RenderedRole, RenderedStatement } from './rendered-roles';

/** What the catalogue has about a role that is rendered. */
export function reasonsOf(role: RenderedRole): RoleReasons {
  const found = ROLES.find(({ description }) => description === role.description);
  if (!found) {
    throw new Error(`catalogue/roles has no role with the description "${role.description}": add ${role.path}`);
  }
  return found;
}

/** The only reason that the catalogue has for a statement. */
export function reasonFor(statement: RenderedStatement, { title, statements }: RoleReasons): StatementReason {
  const found = statements.filter((one) => isReasonFor(one, statement));
  if (found.length !== 1) {
    throw new Error(`catalogue/roles has ${found.length} reasons for ${statement.actions.join(', ')} of "${title}"`);
  }
  return found[0] as StatementReason;
}

export function isReasonFor({ actions, about = '' }: StatementReason, statement: RenderedStatement): boolean {
  const text = [...statement.resources, ...statement.conditions].join('\n');
  return sameNames(actions, statement.actions) && text.includes(about);
}

function sameNames(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one) => others.includes(one));
}

/** The address of a role on `roles.md`, as GitHub and the site make it of a heading. */
export function roleAnchor({ title }: RoleReasons): string {
  return title
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replace(/ /g, '-');
}

/** The table of the statements of a role, each with its reason. */
export function withReasons(statements: readonly RenderedStatement[], reasons: RoleReasons): string[] {
  const rows = statements.map((statement) => {
    const { reason, page } = reasonFor(statement, reasons);
    return [...cellsOf(statement), `${reason} ${source(page)}`];
  });
  return table(['Actions', 'Resources', 'Conditions', 'Reason'], rows);
}

/** The table of the statements of a role. */
export function withoutReasons(statements: readonly RenderedStatement[]): string[] {
  return table(['Actions', 'Resources', 'Conditions'], statements.map(cellsOf));
}

function cellsOf({ actions, resources, conditions }: RenderedStatement): string[] {
  return [actions, resources, conditions].map((texts) => texts.map((text) => `\`${text}\``).join('<br>'));
}

export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [
    `| ${heads.join(' | ')} |`,
    `| ${heads.map(() => '---').join(' | ')} |`,
    ...rows.map((cells) => `| ${cells.map(cell).join(' | ')} |`),
  ];
}

export function source(page: string): string {
  return `([${pageName(page)}](${page}))`;
}
