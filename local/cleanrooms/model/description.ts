/** The parts of AWS's published API model (the JSON of botocore) that the double reads. */
export interface Model {
  readonly operations: { readonly [name: string]: OperationModel };
  readonly shapes: { readonly [name: string]: ShapeModel };
}

export interface OperationModel {
  readonly name: string;
  readonly http: { readonly method: string; readonly requestUri: string; readonly responseCode?: number };
  readonly input: { readonly shape: string };
  readonly output?: { readonly shape: string };
  readonly errors?: readonly { readonly shape: string }[];
}

export interface MemberModel {
  readonly shape: string;
  readonly location?: 'uri' | 'querystring';
  readonly locationName?: string;
}

export interface ShapeModel {
  readonly type: string;
  readonly members?: { readonly [name: string]: MemberModel };
  readonly required?: readonly string[];
  readonly union?: boolean;
  readonly member?: { readonly shape: string };
  readonly key?: { readonly shape: string };
  readonly value?: { readonly shape: string };
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  /** Of a timestamp: as text, instead of epoch seconds. */
  readonly timestampFormat?: 'iso8601';
  readonly enum?: readonly string[];
  readonly error?: { readonly httpStatusCode: number };
  /** Any JSON at all. The lists of it that are served are empty. */
  readonly document?: boolean;
}
