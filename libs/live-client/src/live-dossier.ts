import { HocuspocusProvider } from '@hocuspocus/provider';
import { dossierDocument, formatAuthToken } from '@samenpen/live-protocol';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { LiveConnection } from './live-connection';

/** One window that somebody has open in the dossier, as the server vouches for it. */
export type PresentWindow = {
  readonly clientId: number;
  readonly isMine: boolean;
  readonly person: { readonly id: string; readonly name: string; readonly organisation: string; readonly colour: number };
  /** The section on the screen, or null on another page. */
  readonly section: string | null;
  readonly doing: 'reading' | 'writing';
};

/** Where this window is. */
export type OwnPlace = { readonly section: string | null; readonly doing: 'reading' | 'writing' };

export type LiveDossierEvents = {
  /** The document was opened, or opened again after the connection was lost: events may have been missed. */
  readonly joined: () => void;
  readonly present: (windows: readonly PresentWindow[]) => void;
  /** What happened in the dossier, as the JSON that came: check it against the contract. */
  readonly happened: (event: unknown) => void;
  readonly denied: (reason: string) => void;
};

type Vouched = { user?: Partial<PresentWindow['person']>; section?: unknown; doing?: unknown };

const windowOf = (clientId: number, state: Vouched, own: number): PresentWindow[] => {
  const { id, name, organisation, colour } = state.user ?? {};
  // Until the server has stamped it, a state names nobody.
  if (id === undefined || name === undefined) return [];
  return [
    {
      clientId,
      isMine: clientId === own,
      person: { id, name, organisation: organisation ?? '', colour: typeof colour === 'number' ? colour : 1 },
      section: typeof state.section === 'string' ? state.section : null,
      doing: state.doing === 'writing' ? 'writing' : 'reading',
    },
  ];
};

const parsed = (payload: string): unknown => {
  try {
    return JSON.parse(payload);
  } catch {
    // Not JSON: a later server may say things that we do not know.
    return null;
  }
};

/** The live document `dossier/<slug>` for one person: no text, only who is where and what happens. */
export class LiveDossier {
  private readonly doc = new Y.Doc();
  private readonly awareness = new Awareness(this.doc);
  private readonly provider: HocuspocusProvider;

  constructor({ connection, slug, person, events }: { connection: LiveConnection; slug: string; person: string; events: LiveDossierEvents }) {
    this.awareness.setLocalState({ section: null, doing: 'reading' });
    this.awareness.on('change', () => events.present(this.windows()));
    this.provider = new HocuspocusProvider({
      name: dossierDocument(slug),
      document: this.doc,
      awareness: this.awareness,
      websocketProvider: connection.socket,
      // No schema is stated: there is no text in this document.
      token: formatAuthToken({ token: null, schemaVersion: null, personId: person }),
      onAuthenticated: () => events.joined(),
      onAuthenticationFailed: ({ reason }) => events.denied(reason),
      onStateless: ({ payload }) => events.happened(parsed(payload)),
    });
    connection.attach(this.provider);
  }

  /** Tells the others where this window is. */
  moveTo(place: OwnPlace): void {
    const now = this.awareness.getLocalState();
    if (now?.['section'] === place.section && now['doing'] === place.doing) return;
    this.awareness.setLocalState({ ...now, ...place });
  }

  leave(): void {
    this.provider.destroy();
    this.doc.destroy();
  }

  private windows(): PresentWindow[] {
    return [...this.awareness.getStates()].flatMap(([clientId, state]) => windowOf(clientId, state, this.doc.clientID));
  }
}
