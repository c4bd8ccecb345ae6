interface Mermaid {
  parse(text: string): Promise<{ readonly diagramType: string }>;
}

let loaded: Promise<Mermaid> | undefined;

/** Parses the picture of a page with Mermaid itself, and fails if it is not a flowchart. */
export async function parsePicture(page: string): Promise<string> {
  const [, text] = /^```mermaid\n([\s\S]*?)\n```$/m.exec(page) ?? [];
  if (text === undefined) {
    throw new Error('the page has no picture');
  }
  loaded ??= load();
  const mermaid = await loaded;
  const { diagramType } = await mermaid.parse(text);
  if (!diagramType.startsWith('flowchart')) {
    throw new Error(`the picture is a ${diagramType}`);
  }
  return text;
}

/** Mermaid takes the document when it is loaded. Other tests of the same process have none. */
async function load(): Promise<Mermaid> {
  const { window, document } = globalThis as { window?: unknown; document?: unknown };
  const { Window } = await import('happy-dom');
  const dom = new Window();
  Object.assign(globalThis, { window: dom, document: dom.document });
  try {
    return (await import('mermaid')).default;
  } finally {
    Object.assign(globalThis, { window, document });
    if (window === undefined) {
      Reflect.deleteProperty(globalThis, 'window');
      Reflect.deleteProperty(globalThis, 'document');
    }
  }
}
