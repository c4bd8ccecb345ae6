import type { Answer, ReportedMember } from '../report';
import { OTHERS } from '../room';
import type { DifferenceKind, Draft } from './difference';
import { both, memberName, type Pair } from './pair';
import { listed, type Phrase, phrase, words } from './phrase';
import { NOT_KNOWN } from './value-words';

/** Which members come and go, and what they can do and pay. What they learn is a difference of flows. */
export function memberDifferences(pair: Pair): readonly Draft[] {
  return both(pair.before.members, pair.after.members, ({ id }) => [id]).flatMap(([before, after]) =>
    before && after ? changesOf(pair, before, after) : [presence(pair, before, after)],
  );
}

function presence(pair: Pair, before: ReportedMember | undefined, after: ReportedMember | undefined): Draft {
  const { id } = (after ?? before) as ReportedMember;
  return {
    kind: after ? (id === OTHERS ? 'widens' : 'needsPartner') : 'narrows',
    change: { of: 'member', owner: id, before: before ? 'member' : null, after: after ? 'member' : null },
    what: phrase`member ${memberName(pair, id)}`,
    before: words(before ? 'a member' : 'not a member'),
    after: words(after ? 'a member' : 'not a member'),
    why: words(!after ? '' : id === OTHERS ? OTHERS_WHY : NEW_WHY),
  };
}

const NEW_WHY = 'the members agree on a new member, who must accept the invitation and create a membership';
const OTHERS_WHY = 'it is not known who the members are, and any other member can be a receiver';

const ABILITIES = {
  queries: 'runs queries',
  runsJobs: 'runs jobs',
  receivesResults: 'receives results',
  receivesModels: 'receives the files of trained models',
  receivesInference: 'receives what models infer',
} as const satisfies { readonly [ability in keyof ReportedMember]?: string };

function changesOf(pair: Pair, before: ReportedMember, after: ReportedMember): readonly Draft[] {
  return [
    ...(Object.keys(ABILITIES) as (keyof typeof ABILITIES)[]).flatMap((ability) =>
      abilityChange(pair, ability, before, after),
    ),
    ...paymentChange(pair, before, after),
    ...otherChanges(pair, before, after),
  ];
}

function abilityChange(
  pair: Pair,
  ability: keyof typeof ABILITIES,
  before: ReportedMember,
  after: ReportedMember,
): readonly Draft[] {
  const [one, other] = [before[ability], after[ability]];
  if (one === other) {
    return [];
  }
  const kind = kindOfAbility(one, other);
  return [
    {
      kind,
      change: { of: 'member', owner: after.id, subject: ability, before: answer(one), after: answer(other) },
      what: phrase`${memberName(pair, after.id)} ${words(ABILITIES[ability])}`,
      before: words(answer(one)),
      after: words(answer(other)),
      why: words(ABILITY_WHY[kind]),
    },
  ];
}

/** What is not known was taken for `true`. */
function kindOfAbility(before: Answer, after: Answer): DifferenceKind {
  if (after === false) {
    return 'narrows';
  }
  if (before === false) {
    return after === null ? 'widens' : 'needsPartner';
  }
  return 'neutral';
}

const ABILITY_WHY: Readonly<Record<DifferenceKind, string>> = {
  widens: 'it is not known any more that the member cannot',
  narrows: '',
  needsPartner: 'an ability of an existing member is a change request, which the members must approve',
  neutral: '',
};

function answer(value: Answer): string {
  return value === null ? 'not known' : value ? 'yes' : 'no';
}

function paymentChange(pair: Pair, before: ReportedMember, after: ReportedMember): readonly Draft[] {
  const [one, other] = [before, after].map(({ pays }) => [...pays].sort());
  if (JSON.stringify(one) === JSON.stringify(other)) {
    return [];
  }
  return [
    {
      kind: 'needsPartner',
      change: { of: 'member', owner: after.id, subject: 'pays', before: one, after: other },
      what: phrase`costs that ${memberName(pair, after.id)} pays`,
      before: costs(one),
      after: costs(other),
      why: words('a member pays only what its membership accepts, and until then no one can run what it costs'),
    },
  ];
}

function costs(pays: readonly string[]): Phrase {
  return pays.length === 0 ? words('none') : listed(pays);
}

/** What readers want to know, although members learn nothing by it. */
function otherChanges(pair: Pair, before: ReportedMember, after: ReportedMember): readonly Draft[] {
  const neutral = (subject: string, what: Phrase, one: Phrase, other: Phrase, values: readonly unknown[]): Draft => ({
    kind: 'neutral',
    change: { of: 'member', owner: after.id, subject, before: values[0], after: values[1] },
    what,
    before: one,
    after: other,
    why: [],
  });
  const member = memberName(pair, after.id);
  return [
    ...(before.name === after.name
      ? []
      : [
          neutral('name', phrase`display name of ${after.id}`, named(before.name), named(after.name), [
            before.name,
            after.name,
          ]),
        ]),
    ...(before.creator === after.creator
      ? []
      : [
          neutral('creator', phrase`${member} creates the collaboration`, yes(before.creator), yes(after.creator), [
            before.creator,
            after.creator,
          ]),
        ]),
    ...(before.inApp === after.inApp
      ? []
      : [
          neutral('inApp', phrase`membership of ${member} in the app`, yes(before.inApp), yes(after.inApp), [
            before.inApp,
            after.inApp,
          ]),
        ]),
  ];
}

function named(name: string | null): Phrase {
  return name === null ? NOT_KNOWN : phrase`${name}`;
}

function yes(value: boolean): Phrase {
  return words(value ? 'yes' : 'no');
}
