import { customOf } from '../model/analysis-rule';
import { excludes, includes, is, isAbsent, isComplete, itemsOf, knownValue } from '../model/fact';
import type { MemberFacts } from '../model/members';
import { type AssociationNode, type ConfiguredTableNode, label, nodeOf, type TableNode } from '../model/nodes';
import { code, text } from '../private/text';
import { AGGREGATION, ANY_QUERY, DIRECT_JOB, DIRECT_QUERY, LIST, MULTIPLE, REQUIRED } from '../private/words';
import { allowedTemplates } from '../rules/allowed-analyses';
import { memberName } from '../rules/members';
import { listed } from '../rules/query-tables';
import { nameOf, quoted } from '../rules/rule';
import { notKnown, type Reason, refused } from './reason';
import { ruleIn } from './rules-of-tables';

const GUIDE = 'https://docs.aws.amazon.com/clean-rooms/latest/userguide';
const CUSTOM_PAGE = `${GUIDE}/analysis-rules-custom.html`;

/** Why a member cannot query a table, whatever the query contains. */
export function reasonsOfTable(node: TableNode, member: MemberFacts): readonly Reason[] {
  if (node.kind !== 'association') {
    return [notKnown(`which queries the service accepts on ${nameOf(node)}, which is not a configured table`)];
  }
  const table = nodeOf(node.table);
  if (!table) {
    return [notKnown(`which table is associated as ${nameOf(node)}`)];
  }
  return [
    ...ofRules(node, table),
    ...ofOwner(node, table, member),
    ...ofMethod(table),
    ...ofCustomRule(table, member),
    ...ofColumns(table),
  ];
}

function ofRules(association: AssociationNode, table: ConfiguredTableNode): readonly Reason[] {
  const { rule } = table;
  if (isAbsent(rule)) {
    return [
      refused(
        `${nameOf(table)} has no analysis rule`,
        text`set ${code('analysisRule')} of the table`,
        `${GUIDE}/analysis-rules.html`,
      ),
    ];
  }
  const additional = knownValue(rule)?.additionalAnalyses;
  return [
    ...(ruleIn(table) ? [] : [notKnown(`what the analysis rule of ${nameOf(table)} allows`)]),
    ...(isAbsent(association.rule)
      ? [
          refused(
            `${nameOf(association)} has no collaboration analysis rule, so it is not ready for analyses`,
            text`create the association with ${code('membership.associate')}`,
            `${GUIDE}/add-collaboration-analysis-rule.html`,
          ),
        ]
      : []),
    ...(additional && is(additional, REQUIRED)
      ? [
          refused(
            `the analysis rule of ${nameOf(table)} allows only additional analyses, such as the training of models`,
            text`set ${code('additionalAnalyses')} of the rule to ${code('AdditionalAnalyses.ALLOWED')}`,
            `${GUIDE}/analysis-rules.html`,
          ),
        ]
      : []),
  ];
}

/** Whether a join with a table of the member who queries is required depends on the accounts of both. */
function ofOwner(
  association: AssociationNode,
  table: ConfiguredTableNode,
  { account }: MemberFacts,
): readonly Reason[] {
  const rule = ruleIn(table);
  const isJoined = rule?.type === LIST || (rule?.type === AGGREGATION && rule.joinRequired);
  return isJoined && (association.env.account.state !== 'known' || account.state !== 'known')
    ? [notKnown(`whether ${nameOf(association)} is a table of the member who queries`)]
    : [];
}

function ofMethod(table: ConfiguredTableNode): readonly Reason[] {
  const { analysisMethod, selectedMethods } = table;
  const isForJobs = is(analysisMethod, DIRECT_JOB);
  const omits = is(analysisMethod, MULTIPLE) && excludes(selectedMethods, DIRECT_QUERY);
  return isForJobs || (omits && !isAbsent(selectedMethods))
    ? [
        refused(
          `${nameOf(table)} can be analyzed with PySpark jobs only`,
          text`set ${code('analysisMethod')} to ${code('AnalysisMethod.MULTIPLE')}`,
          'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateConfiguredTable.html',
        ),
      ]
    : [];
}

/** A custom rule allows queries outside of templates only with a wildcard, and only to the members that it names. */
function ofCustomRule(table: ConfiguredTableNode, member: MemberFacts): readonly Reason[] {
  const custom = customOf(table.rule);
  if (!custom) {
    return [];
  }
  const isAllowed = table.allowed.some((link) => link.to === 'outside' && is(link.text, ANY_QUERY));
  const isOpen = !isComplete(custom.allowedAnalyses) || table.allowed.some(isUnknown);
  const allow = text`allow it with ${code`AllowedAnalyses.anyQueryFrom(${JSON.stringify(knownValue(member.account))})`}`;
  if (!isAllowed) {
    const templates = allowedTemplates(table).map(label);
    const run = templates.length === 0 ? allow : text`run one of the templates ${quoted(templates)}, or ${allow}`;
    return isOpen
      ? [notKnown(`which analyses the custom analysis rule of ${nameOf(table)} allows`)]
      : [refused(`the custom analysis rule of ${nameOf(table)} allows only analysis templates`, run, CUSTOM_PAGE)];
  }
  const account = knownValue(member.account);
  if (account !== undefined && includes(custom.providers, account)) {
    return [];
  }
  const isNamed = account === undefined || !isComplete(custom.providers) || itemsOf(custom.providers).length === 0;
  return [
    isNamed
      ? notKnown(`whether ${nameOf(table)} allows queries of ${memberName(member)}`)
      : refused(
          `${nameOf(table)} allows queries only of ${quoted(itemsOf(custom.providers))}, not of ${memberName(member)}`,
          allow,
          CUSTOM_PAGE,
        ),
  ];
}

function isUnknown(link: ConfiguredTableNode['allowed'][number]): boolean {
  return link.to === 'outside' && link.text.state !== 'known';
}

function ofColumns(table: ConfiguredTableNode): readonly Reason[] {
  return listed(table.allowedColumns) ? [] : [notKnown(`which columns of ${nameOf(table)} are allowed`)];
}
