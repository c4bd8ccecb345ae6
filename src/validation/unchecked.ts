import { type Fact, isComplete, itemsOf, knownValue, same } from '../model/fact';
import { participantIn, participants } from '../model/members';
import {
  type AssociationNode,
  type CollaborationNode,
  hasKnownTables,
  label,
  type MembershipNode,
  nodeOf,
} from '../model/nodes';
import { unique } from '../model/unique';
import { code, join, type Text, text } from '../private/text';
import { memberName } from '../rules/members';
import { hashOf, nameOfTemplate, type Review, type ReviewingTable, reviewsOf } from '../rules/reviews';
import { nameOf, quoted } from '../rules/rule';

/** Something that is not known, and the options that state it. */
interface Gap {
  readonly what: Text;
  readonly place: keyof typeof PLACES;
  readonly options: readonly string[];
}

/** What to do about the gaps of one place. */
const PLACES = {
  app: () => 'specify the members and their abilities as literal values',
  collaboration: (options: Text) => text`specify ${options} of the imported collaboration`,
  partner: (options: Text) => text`declare each of these members with ${code('DeclaredPartner')} and its ${options}`,
  tables: (options: Text) => text`specify ${options} of these tables`,
  reviews: () => 'compare the texts that "aws cleanrooms get-collaboration-analysis-template" returns',
};

/**
 * What is not checked in a collaboration, because the app neither contains it nor states it, as one line. It is undefined
 * if nothing is left out.
 */
export function uncheckedIn(collaboration: CollaborationNode): Text | undefined {
  const gaps = [
    ...memberGaps(collaboration),
    ...settingGaps(collaboration),
    ...(hasOwnContents(collaboration) ? [...partnerGaps(collaboration), ...tableGaps(collaboration)] : []),
    ...reviewGaps(collaboration),
  ];
  if (gaps.length === 0) {
    return undefined;
  }
  const whats = join(
    gaps.map(({ what }) => what),
    ', ',
  );
  const subject = text`not checked in ${nameOf(collaboration)}, because it is not known: ${whats}`;
  return text`${subject}; to check it, ${join(fixesFor(gaps), ', and ')}`;
}

function fixesFor(gaps: readonly Gap[]): readonly Text[] {
  return [...new Set(gaps.map(({ place }) => place))].map((place) => {
    const options = gaps.flatMap((gap) => (gap.place === place ? gap.options : []));
    const codes = options.map((option) => code(option));
    const last = codes.slice(-1);
    return PLACES[place](join([...(codes.length > 1 ? [join(codes.slice(0, -1), ', ')] : []), ...last], ' and '));
  });
}

/** The members, and what they can do. The constructs of this app derive values from them as well. */
function memberGaps(collaboration: CollaborationNode): readonly Gap[] {
  const { imported, members, memberships, creator } = collaboration;
  const own = itemsOf(memberships).filter((one) => isOwn(one) || itemsOf(one.associations).some(isOwn));
  if (own.length === 0) {
    return [];
  }
  const isKnown = isComplete(members) && participants(collaboration).every(({ abilities }) => isComplete(abilities));
  const what = text`its members (so the accepted payments are not derived, and the roles of tables without
    ${code('partnerMemberships')} trust Clean Rooms for memberships of any account)`;
  if (!imported) {
    return isKnown ? [] : [{ what, place: 'app', options: [] }];
  }
  return [
    ...(isKnown ? [] : [gapOf(what, 'creator', 'members')]),
    ...(creator.account.state === 'known' ? [] : [gapOf('the account of its creator', 'creatorAccountId')]),
  ];
}

/** Something that is not known about an imported collaboration. */
function gapOf(what: Text, ...options: readonly string[]): Gap {
  return { what, place: 'collaboration', options };
}

/** The settings of a collaboration that a membership of this app depends on, each with its option. */
const SETTINGS: readonly (readonly [
  what: string,
  option: string,
  setting: (collaboration: CollaborationNode) => Fact<unknown>,
  isUsed: (membership: MembershipNode, collaboration: CollaborationNode) => boolean,
])[] = [
  ['whether queries can be logged', 'queryLogging', (one) => one.queryLog, ({ queryLog }) => isOn(queryLog)],
  ['whether jobs can be logged', 'jobLogging', (one) => one.jobLog, ({ jobLog }) => isOn(jobLog)],
  ['whether metrics are available', 'metrics', (one) => one.metrics, ({ metrics }) => isOn(metrics)],
  [
    'the Regions in which results can be stored',
    'allowedResultRegions',
    (one) => one.allowedResultRegions,
    ({ resultBucket }, { env }) => {
      const region = nodeOf(resultBucket)?.env.region;
      return region?.state === 'known' && !same(region, env.region);
    },
  ],
];

function settingGaps(collaboration: CollaborationNode): readonly Gap[] {
  const own = collaboration.imported ? itemsOf(collaboration.memberships).filter(isOwn) : [];
  return SETTINGS.filter(
    ([, , setting, isUsed]) =>
      setting(collaboration).state === 'unknown' && own.some((membership) => isUsed(membership, collaboration)),
  ).map(([what, option]) => gapOf(what, option));
}

/** Whether a resource of this app in the collaboration depends on the tables of others. */
function hasOwnContents({ memberships }: CollaborationNode): boolean {
  return itemsOf(memberships).some(({ tables, templates, modelAssociations }) =>
    [tables, templates, modelAssociations].some((list) => itemsOf<{ readonly imported?: boolean }>(list).some(isOwn)),
  );
}

/** The tables of members who are not in this app. */
function partnerGaps(collaboration: CollaborationNode): readonly Gap[] {
  const { members, memberships } = collaboration;
  const known = itemsOf(memberships).filter(hasKnownTables);
  const present = new Set(known.map(({ env }) => participantIn(collaboration, env)));
  const missing = participants(collaboration).filter(
    (member) => !present.has(member) && member.account.state === 'known',
  );
  const others = isComplete(members) ? [] : ['other members'];
  const whose = [...missing.map(memberName), ...others];
  return whose.length === 0
    ? []
    : [{ what: `the tables of ${whose.join(', ')}`, place: 'partner', options: ['tables'] }];
}

/** What can be stated about a declared table, each with its option. */
const OF_TABLES: readonly (readonly [what: string, option: string, isMissing: (table: AssociationNode) => boolean])[] =
  [
    ['the columns', 'allowedColumns', ({ table }) => nodeOf(table)?.allowedColumns.state === 'unknown'],
    ['the analysis rule', 'analysisRule', lacksRule],
    ['the result receivers', 'resultReceivers', lacksReceivers],
  ];

function tableGaps({ memberships }: CollaborationNode): readonly Gap[] {
  const declared = itemsOf(memberships)
    .flatMap(({ associations }) => itemsOf(associations))
    .filter((association) => association.declared);
  return OF_TABLES.flatMap(([what, option, isMissing]): readonly Gap[] => {
    const names = declared.filter(isMissing).map(label);
    return names.length === 0 ? [] : [{ what: `${what} of ${quoted(names)}`, place: 'tables', options: [option] }];
  });
}

/** The reviewed templates whose text is not in the app. The service never changes the text of a template. */
function reviewGaps({ memberships }: CollaborationNode): readonly Gap[] {
  const tables = itemsOf(memberships).flatMap((membership) => [
    ...itemsOf(membership.associations).flatMap(({ table }) => reviewingIn(nodeOf(table))),
    ...itemsOf(membership.tables).flatMap((one) => reviewingIn(one.kind === 'intermediateTable' ? one : undefined)),
  ]);
  return unique(tables).flatMap((table): readonly Gap[] => {
    const names = reviewsOf(table).filter(lacksText).map(nameOfTemplate);
    const whose = names.length === 0 ? '' : `whether the text of ${[...new Set(names)].join(', ')} is the reviewed one`;
    return whose === '' ? [] : [{ what: `${whose} (for ${nameOf(table)})`, place: 'reviews', options: [] }];
  });
}

/** A table of this app with reviews, which few tables have. */
function reviewingIn<T extends ReviewingTable>(table: T | undefined): readonly T[] {
  return table && isOwn(table) && itemsOf(table.reviews).length > 0 ? [table] : NONE;
}

const NONE: readonly never[] = [];

function lacksText({ facts, template }: Review): boolean {
  const node = nodeOf(template);
  return hashOf(facts) !== undefined && (node ? node.sql.state === 'unknown' : facts.template.kind !== 'absent');
}

function lacksRule({ table }: AssociationNode): boolean {
  const rule = nodeOf(table)?.rule;
  const known = rule && knownValue(rule);
  return !known || [known.aggregation, known.list, known.custom].every(({ state }) => state === 'unknown');
}

function lacksReceivers({ rule }: AssociationNode): boolean {
  return rule.state === 'unknown' || knownValue(rule)?.receivers.state === 'unknown';
}

function isOwn({ imported }: { readonly imported?: boolean }): boolean {
  return !imported;
}

function isOn(fact: Fact<boolean>): boolean {
  return knownValue(fact) === true;
}
