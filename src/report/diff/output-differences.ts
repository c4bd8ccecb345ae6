import type { Output } from '../report';
import { type Comparison, compareNumbers, kindOf } from './comparison';
import type { Draft } from './difference';
import { both, memberName, type Pair } from './pair';
import { type Phrase, phrase, words } from './phrase';
import { NOT_KNOWN } from './value-words';

/** Where and for how long results are kept, of members who are in both reports. */
export function outputDifferences(pair: Pair): readonly Draft[] {
  const outputs = both(pair.before.outputs, pair.after.outputs, ({ member, of }) => [member, of]);
  return outputs.flatMap(([before, after]) => {
    const { member } = (after ?? before) as Output;
    const isMember = [pair.before, pair.after].every(({ members }) => members.some(({ id }) => id === member));
    if (!isMember) {
      return [];
    }
    return before && after
      ? PROPERTIES.flatMap((one) => changed(pair, one, before, after))
      : placed(pair, before, after);
  });
}

type Value = string | number | null;

interface Property {
  readonly key: Exclude<keyof Output, 'member' | 'of'>;
  readonly what: string;
  readonly compare: (before: Value, after: Value) => Comparison;
  readonly why: string;
}

const PROPERTIES: readonly Property[] = [
  {
    key: 'bucket',
    what: 'bucket',
    compare: compareOthers,
    why: 'other principals can read the results in another bucket',
  },
  {
    key: 'prefix',
    what: 'prefix of keys',
    compare: compareOthers,
    why: 'other principals can read the results under another prefix',
  },
  {
    key: 'key',
    what: 'encryption key',
    compare: compareKeys,
    why: 'other principals can decrypt the results with another key',
  },
  {
    key: 'expiresAfterDays',
    what: 'days after which they are deleted',
    compare: compareExpiry,
    why: 'results are kept for longer, also after the purpose has ended',
  },
];

function changed(pair: Pair, { key, what, compare, why }: Property, before: Output, after: Output): readonly Draft[] {
  const [one, other] = [before[key], after[key]];
  if (one === other) {
    return [];
  }
  const kind = kindOf(compare(one, other)) ?? 'neutral';
  const { member: owner, of } = after;
  return [
    {
      kind,
      change: { of: 'output', owner, subject: `${of} ${key}`, before: one ?? 'not known', after: other ?? 'not known' },
      what: phrase`results of ${words(of)} of ${memberName(pair, owner)}: ${words(what)}`,
      before: shown(key, one),
      after: shown(key, other),
      why: kind === 'widens' ? words(why) : [],
    },
  ];
}

/** An output that is in one report only. */
function placed(pair: Pair, before: Output | undefined, after: Output | undefined): readonly Draft[] {
  const { member: owner, of } = (after ?? before) as Output;
  return [
    {
      kind: after ? 'widens' : 'narrows',
      change: { of: 'output', owner, subject: of, before: before ?? null, after: after ?? null },
      what: phrase`place for the results of ${words(of)} of ${memberName(pair, owner)}`,
      before: place(before),
      after: place(after),
      why: after ? words('results can be kept where none were kept before') : [],
    },
  ];
}

function place(output: Output | undefined): Phrase {
  return output ? (output.bucket === null ? NOT_KNOWN : phrase`${output.bucket}`) : words('none');
}

function shown(key: Property['key'], value: Value): Phrase {
  if (value === null) {
    return NOT_KNOWN;
  }
  return key === 'expiresAfterDays' && typeof value === 'string' ? words(value) : phrase`${value}`;
}

/** What is not known was taken for any. */
function compareOthers(before: Value, after: Value): Comparison {
  return before === after || before === null ? 'same' : 'other';
}

/** A key that AWS owns or manages has no policy that limits who can decrypt. */
function compareKeys(before: Value, after: Value): Comparison {
  return before === 'AWS' && after !== null && after !== 'AWS' ? 'less' : compareOthers(before, after);
}

function compareExpiry(before: Value, after: Value): Comparison {
  if (before === after) {
    return 'same';
  }
  if (after === null) {
    return 'more';
  }
  const [one, other] = [before, after].map((value) => (typeof value === 'number' ? value : Number.POSITIVE_INFINITY));
  return compareNumbers(one, other);
}
