import { Note } from './note';

/** A custom resource as its construct was given it: a template shows it encoded, where an L1 keeps its properties. */
export interface CustomResourceNote {
  /** For example `Custom::CleanRoomsCollaborationMember`. */
  readonly type: string;
  readonly properties: object;
}

export const CUSTOM_RESOURCE = new Note<CustomResourceNote>('CustomResource');
