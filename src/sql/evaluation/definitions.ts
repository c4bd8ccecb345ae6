import type { Name } from '../tree';

/** What has a name in a query, regardless of case, with what is defined around the query. */
export class Definitions<T> {
  private readonly own = new Map<string, T>();

  constructor(private readonly outer?: Definitions<T>) {}

  define({ text }: Name, value: T): void {
    this.own.set(text.toLowerCase(), value);
  }

  find(name: Name): T | undefined {
    return this.own.get(name.text.toLowerCase()) ?? this.outer?.find(name);
  }
}
