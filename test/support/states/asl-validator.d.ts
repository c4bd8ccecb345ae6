/** The package has no types. */
declare module 'asl-validator' {
  export default function aslValidator(definition: object): {
    readonly isValid: boolean;
    errorsText(separator?: string): string;
  };
}
