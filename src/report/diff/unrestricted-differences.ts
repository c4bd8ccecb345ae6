import { ACCESS_BUDGET } from '../../private/words';
import type { ControlKind } from '../controls';
import type { Unrestricted, UnrestrictedKind } from '../report';
import type { Change, Draft } from './difference';
import { both, type Pair } from './pair';
import { joined, listed, type Phrase, phrase, words } from './phrase';

/**
 * What nothing prevents now, or is prevented now. What follows from a difference that is in the list is not repeated.
 *
 * @param others the other differences
 */
export function unrestrictedDifferences(pair: Pair, others: readonly Draft[]): readonly Draft[] {
  const changes = others.filter(({ kind }) => kind === 'widens' || kind === 'narrows').map(({ change }) => change);
  return both(pair.before.unrestricted, pair.after.unrestricted, ({ kind, values }) => [kind, values.owner]).flatMap(
    ([before, after]) => {
      const { kind } = (after ?? before) as Unrestricted;
      const [one, other] = [before, after].map((sentence) => sentence && JSON.stringify(sorted(sentence)));
      if (one === other || changes.some((change) => isCause(change, kind))) {
        return [];
      }
      return [
        {
          kind: 'neutral',
          change: { of: 'unrestricted', subject: kind, before: before?.values ?? null, after: after?.values ?? null },
          what: phrase`not restricted: ${words(SENTENCES[kind])}`,
          before: valuesOf(before),
          after: valuesOf(after),
          why: [],
        } satisfies Draft,
      ];
    },
  );
}

function sorted({ values }: Unrestricted) {
  return Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1));
}

function valuesOf(sentence: Unrestricted | undefined): Phrase {
  if (!sentence) {
    return words('does not apply');
  }
  const values = sorted(sentence).map(([name, value]) => phrase`${words(name)}: ${wordsOf(value)}`);
  return values.length === 0 ? words('applies') : joined(values, '; ');
}

function wordsOf(value: string | number | readonly string[]): Phrase {
  return typeof value === 'object' ? listed(value) : phrase`${value}`;
}

/** What is not restricted, in a few words. The page has the sentences. */
const SENTENCES: Readonly<Record<UnrestrictedKind, string>> = {
  REPEATED_RUNS: 'analyses can be repeated with any values',
  ANY_QUERY: 'members can write any query',
  ANY_JOB: 'members can run any job',
  CODE_NOT_READ: 'code is not read, and can return all rows',
  NO_MINIMUM: 'no minimum group size applies',
  COMPARISONS: 'values can be guessed by comparisons',
  MODELS: 'the code of models decides what they return',
  OWNER_CHANGES: 'owners change their rules without the consent of others',
  NO_LOG: 'nothing is logged',
  KEPT_RESULTS: 'results are kept until someone deletes them',
  SIDE_CHANNELS: 'how long queries take, and their errors, can reveal data',
  LATER_USE: 'what members do with results afterwards',
  LEGAL_GROUND: 'the legal ground for the data',
};

/** The changes from which a sentence follows: of flows or tables, or of a kind of control or a property of outputs. */
const CAUSES: Readonly<Record<UnrestrictedKind, readonly (Change['of'] | ControlKind)[]>> = {
  REPEATED_RUNS: ['flow', 'ALLOWED_ANALYSES', ACCESS_BUDGET, 'EPSILON', 'BUDGET_REFRESH'],
  ANY_QUERY: ['ALLOWED_ANALYSES'],
  ANY_JOB: ['ALLOWED_ANALYSES'],
  CODE_NOT_READ: ['flow', 'ALLOWED_ANALYSES'],
  NO_MINIMUM: ['flow', 'MINIMUM_GROUP'],
  COMPARISONS: ['flow', 'LITERAL_COMPARISONS', 'COLUMN_COMPARISONS'],
  MODELS: ['flow', 'ADDITIONAL_ANALYSES'],
  OWNER_CHANGES: ['table'],
  NO_LOG: ['QUERY_LOG', 'JOB_LOG'],
  KEPT_RESULTS: ['output'],
  SIDE_CHANNELS: ['table', 'USER_IDENTIFIER'],
  LATER_USE: ['member', 'flow'],
  LEGAL_GROUND: [],
};

function isCause({ of, control }: Change, kind: UnrestrictedKind): boolean {
  return CAUSES[kind].some((cause) => cause === of || cause === control);
}
