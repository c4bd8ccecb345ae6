/** What `Fn::GetAtt` returns. */
export type Attributes = Readonly<Record<string, string>>;

/** The observed state is the requested one. */
export interface Done {
  readonly next: 'done';
  readonly physicalId: string;
  readonly attributes?: Attributes;
}
