import type { UnknownValue } from '../report';
import type { Draft } from './difference';
import { both, labelOf, type Pair } from './pair';
import { type Phrase, phrase, words } from './phrase';
import { NOT_KNOWN } from './value-words';

/** The texts of the collaboration, and whether it is in the app. */
export function collaborationDifferences({ before, after }: Pair): readonly Draft[] {
  const [one, other] = [before.collaboration, after.collaboration];
  return [
    ...changed('name', 'name of the collaboration', one.name, other.name),
    ...changed('description', 'description of the collaboration', one.description, other.description),
    ...changed('path', 'path of the collaboration in the app', one.path, other.path),
    ...changed('outside', 'place of the collaboration', placeOf(one.outside), placeOf(other.outside)),
  ];
}

function placeOf(outside: boolean): string {
  return outside ? 'outside of the app' : 'in the app';
}

function changed(subject: string, what: string, before: string | null, after: string | null): readonly Draft[] {
  return before === after
    ? []
    : [
        {
          kind: 'neutral',
          change: { of: 'collaboration', subject, before, after },
          what: words(what),
          before: textOf(before),
          after: textOf(after),
          why: [],
        },
      ];
}

function textOf(text: string | null): Phrase {
  return text === null ? NOT_KNOWN : phrase`${text}`;
}

/** The collaboration as a whole, where only one of both apps has it. */
export function presenceOf(pair: Pair, isAdded: boolean): Draft {
  const name = labelOf(pair.after);
  return {
    kind: isAdded ? 'needsPartner' : 'narrows',
    change: { of: 'collaboration', before: isAdded ? null : name, after: isAdded ? name : null },
    what: phrase`collaboration ${name}`,
    before: words(isAdded ? 'not in the app' : 'in the app'),
    after: words(isAdded ? 'in the app' : 'not in the app'),
    why: words(isAdded ? 'each member must accept the invitation and create a membership' : ''),
  };
}

/** What is not known now, and what is known now. */
export function unknownDifferences({ before, after }: Pair): readonly Draft[] {
  return both(before.unknown, after.unknown, ({ of, what }) => [of, what]).flatMap(([one, other]) => {
    if (one && other) {
      return [];
    }
    const { of, what } = (other ?? one) as UnknownValue;
    const value = { of, what };
    return [
      {
        kind: other ? 'widens' : 'neutral',
        change: { of: 'unknown', subject: of, before: other ? null : value, after: other ? value : null },
        what: phrase`${of}: ${what}`,
        before: other ? words('known, or not needed') : NOT_KNOWN,
        after: other ? NOT_KNOWN : words('known, or not needed'),
        why: other ? words('the report contains the most that is possible, and the app can let out as much') : [],
      },
    ];
  });
}
