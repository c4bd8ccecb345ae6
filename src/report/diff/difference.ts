import type { ControlKind } from '../controls';
import type { MemberId } from '../report';
import type { Phrase } from './phrase';

/**
 * What a difference means, in the order in which readers see it.
 *
 * `widens`: more is let out, or can be, because less is known. `narrows`: less is let out. `needsPartner`: another
 * member must act before it has effect. `neutral`: what members can learn stays as it is.
 */
export const DIFFERENCE_KINDS = ['widens', 'narrows', 'needsPartner', 'neutral'] as const;

export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** A difference between two reports of a collaboration. */
export interface Difference {
  readonly kind: DifferenceKind;
  /** The name of the collaboration, or its path if the name is not known. */
  readonly collaboration: string;
  readonly change: Change;
  /** What differs. */
  readonly what: Phrase;
  /** The previous value, in words. */
  readonly before: Phrase;
  /** The present value, in words. */
  readonly after: Phrase;
  /** Why it matters. Empty if there is nothing to know. */
  readonly why: Phrase;
  /** The previous text of an analysis and its present one, if they differ. */
  readonly texts?: Texts;
  /** 16 hexadecimal digits that stand for the collaboration and the change, with which it is accepted. */
  readonly fingerprint: string;
}

export interface Texts {
  readonly before: string;
  readonly after: string;
}

/** What differs, for programs. */
export interface Change {
  readonly of: ChangeOf;
  readonly receiver?: MemberId;
  readonly owner?: MemberId | null;
  readonly table?: string;
  readonly column?: string;
  readonly control?: ControlKind;
  /** What a control is about, or the name of an analysis, or a property. */
  readonly subject?: string;
  /** The value in each report, as far as it decides. `null` stands for nothing. */
  readonly before: unknown;
  readonly after: unknown;
}

export type ChangeOf =
  | 'collaboration'
  | 'member'
  | 'table'
  | 'flow'
  | 'control'
  | 'impact'
  | 'output'
  | 'analysis'
  | 'unknown'
  | 'unrestricted';

/** A difference, before the collaboration and the fingerprint are added. */
export type Draft = Omit<Difference, 'collaboration' | 'fingerprint'>;
