import { isMore, type Level } from '../levels';
import type { PrivacyReport, ReportedAnalysis } from '../report';
import type { DifferenceKind, Draft, Texts } from './difference';
import { both, memberName, type Pair } from './pair';
import { joined, type Phrase, phrase, words } from './phrase';
import { renamedIn } from './renamed';

/** Which analyses come and go, have another text, or become another template. */
export function analysisDifferences(pair: Pair, widened: ReadonlySet<string>): readonly Draft[] {
  const renamed = renamedIn(pair.before, pair.after);
  const pairs = both(pair.before.analyses, pair.after.analyses, (analysis) => {
    const isPrevious = pair.before.analyses.includes(analysis);
    const { owner, kind, name } = analysis;
    return [owner, kind, (isPrevious && renamed.get(name)) || name];
  });
  return pairs.flatMap(([before, after]) =>
    before && after ? changesOf(pair, before, after, widened) : [presence(pair, before, after)],
  );
}

function presence(pair: Pair, before: ReportedAnalysis | undefined, after: ReportedAnalysis | undefined): Draft {
  const analysis = (after ?? before) as ReportedAnalysis;
  const isAllowed = analysis.allowedBy.length > 0;
  const isRisk = after !== undefined && isAllowed && !after.understood;
  return {
    kind: isRisk ? 'widens' : before && isAllowed ? 'narrows' : 'neutral',
    change: {
      of: 'analysis',
      owner: analysis.owner,
      subject: analysis.name,
      before: before ? decisive(before) : null,
      after: after ? decisive(after) : null,
    },
    what: titleOf(pair, analysis),
    before: before ? stateOf(before) : words('not in the app'),
    after: after ? stateOf(after) : words('not in the app'),
    why: words(isRisk ? NOT_UNDERSTOOD : ''),
  };
}

const NOT_UNDERSTOOD = 'its text is not understood, so that it can return everything that its tables allow';
const NEW_LINEAGE = 'it returns columns that it did not return before, also together with others';

function titleOf(pair: Pair, { kind, name, owner }: ReportedAnalysis): Phrase {
  return phrase`${words(KIND_WORDS[kind])} ${name} of ${memberName(pair, owner)}`;
}

const KIND_WORDS: Readonly<Record<ReportedAnalysis['kind'], string>> = {
  template: 'template',
  intermediateTable: 'query of the intermediate table',
};

function changesOf(
  pair: Pair,
  before: ReportedAnalysis,
  after: ReportedAnalysis,
  widened: ReadonlySet<string>,
): readonly Draft[] {
  const [one, other] = [before, after].map(decisive);
  if (JSON.stringify(one) === JSON.stringify(other)) {
    return [];
  }
  const draft = (kind: DifferenceKind, what: Phrase, why: Phrase): Draft => ({
    kind,
    change: { of: 'analysis', owner: after.owner, subject: after.name, before: one, after: other },
    what,
    before: stateOf(before),
    after: stateOf(after),
    why,
  });
  const title = titleOf(pair, after);
  const changed = phrase`${title} has another ${words(wordOf(before, after))}`;
  const risk = riskOf(before, after, widened);
  const partner = partnerOf(pair, before, after);
  const drafts = [
    ...(risk === undefined ? [] : [draft('widens', changed, words(risk))]),
    ...(partner ? [draft('needsPartner', phrase`${title} becomes another template, with another ARN`, partner)] : []),
  ];
  const [first = draft('neutral', changed, []), ...rest] = drafts;
  return [{ ...first, ...textsOf(before, after) }, ...rest];
}

function wordOf(before: ReportedAnalysis, after: ReportedAnalysis): string {
  return before.sha256 === after.sha256 && before.text === after.text ? 'definition' : 'text';
}

/** What of an analysis is part of a template, and what is known of it. */
function decisive({ name, format, text, sha256, parameters, understood }: ReportedAnalysis): unknown {
  return [name, format, sha256 ?? text, parameters.map((one) => [one.name, one.type]), understood];
}

/** A few digits of a hash are enough to see that it is another one. */
const DIGITS = 8;

function stateOf({ sha256, aggregationsPerRun, understood }: ReportedAnalysis): Phrase {
  return joined(
    [
      sha256 === null ? words('a text that is not known') : phrase`SHA-256 ${sha256.slice(0, DIGITS)}`,
      ...(aggregationsPerRun === null
        ? []
        : [phrase`${aggregationsPerRun} ${words(aggregationsPerRun === 1 ? 'aggregation' : 'aggregations')} a run`]),
      ...(understood ? [] : [words('not understood')]),
    ],
    ', ',
  );
}

function textsOf({ text: before }: ReportedAnalysis, { text: after }: ReportedAnalysis): { readonly texts?: Texts } {
  return before === null || after === null || before === after ? {} : { texts: { before, after } };
}

/** Why another text lets out more, as far as no flow shows it. */
function riskOf(before: ReportedAnalysis, after: ReportedAnalysis, widened: ReadonlySet<string>): string | undefined {
  if (!after.understood) {
    return after.allowedBy.length > 0 || before.understood ? NOT_UNDERSTOOD : undefined;
  }
  const [one, other] = [before, after].map(lineageOf);
  const more = [...other].filter(([column, level]) => isMore(level, one.get(column) ?? 'NOTHING'));
  return before.understood && after.allowedBy.length > 0 && more.some(([column]) => !widened.has(column))
    ? NEW_LINEAGE
    : undefined;
}

/** The highest level at which an analysis returns each column. */
function lineageOf({ columns }: ReportedAnalysis): ReadonlyMap<string, Level> {
  const found = new Map<string, Level>();
  for (const { table, column, level } of (columns ?? []).flatMap(({ from }) => from)) {
    const key = `${table}.${column}`;
    if (isMore(level, found.get(key) ?? 'NOTHING')) {
      found.set(key, level);
    }
  }
  return found;
}

/** Whether CloudFormation creates another template: of an existing one, only the description changes in place. */
function isReplaced(before: ReportedAnalysis, after: ReportedAnalysis): boolean {
  const immutable = (one: ReportedAnalysis) => JSON.stringify([one.name, one.format, one.sha256, one.parameters]);
  return immutable(before) !== immutable(after);
}

/** What a partner must do because of another template. It is `undefined` if no table of a partner allows it. */
function partnerOf(pair: Pair, before: ReportedAnalysis, after: ReportedAnalysis): Phrase | undefined {
  if (after.kind !== 'template' || !isReplaced(before, after)) {
    return undefined;
  }
  const allowed = [
    ...tablesOfOthers(pair.before, before).map(({ name }) => name),
    ...tablesOfOthers(pair.after, after).map(({ name }) => name),
  ];
  const [name] = [...new Set(allowed)].sort();
  return name === undefined
    ? undefined
    : phrase`${name} allows the template by its ARN: its owner must deploy afterwards, and until then it cannot be run`;
}

function tablesOfOthers({ tables }: PrivacyReport, { owner, allowedBy }: ReportedAnalysis) {
  return tables.filter((table) => table.owner !== owner && allowedBy.includes(table.name));
}
