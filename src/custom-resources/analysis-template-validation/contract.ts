import { choice, contract, text } from '../engine/properties';

/** The template that must be valid, and what happens if it is not. */
export interface ValidationProperties {
  readonly membershipId: string;
  readonly analysisTemplateId: string;
  readonly onInvalid: OnInvalid;
}

export type OnInvalid = 'FAIL' | 'REPORT';

export const CONTRACT = contract<ValidationProperties>({
  membershipId: text,
  analysisTemplateId: text,
  onInvalid: choice('FAIL', 'REPORT'),
});

export const ATTRIBUTES = { validationStatus: 'ValidationStatus', validationReasons: 'ValidationReasons' } as const;
