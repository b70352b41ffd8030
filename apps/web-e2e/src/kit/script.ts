// A script of somebody else: the published provider with a token, bound by no editor and no schema.

import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import type { CreatedToken } from '@samenpen/contracts';
import { readLiveMessage, sectionDocument } from '@samenpen/live-protocol';
import { WebSocket } from 'ws';
import { Doc } from 'yjs';
import { eventually } from './eventually';
import type { Person } from './person';

/** The document of a section, open in a script of a person. */
export class Script {
  readonly doc = new Doc();
  /** Why the server refused what the script wrote. */
  readonly refusals: string[] = [];
  readonly #socket: HocuspocusProviderWebsocket;
  readonly #provider: HocuspocusProvider;

  private constructor({ origin, token, section }: Record<'origin' | 'token' | 'section', string>) {
    this.#socket = new HocuspocusProviderWebsocket({
      url: `${origin.replace('http', 'ws')}/live`,
      WebSocketPolyfill: WebSocket,
    });
    this.#provider = new HocuspocusProvider({
      websocketProvider: this.#socket,
      name: sectionDocument(section),
      document: this.doc,
      token,
      onStateless: ({ payload }) => {
        const message = readLiveMessage(payload);
        if (message?.type === 'refused') this.refusals.push(message.reason);
      },
    });
    this.#provider.attach();
  }

  /** Opens a section with a new token of the person; resolves when the text is there. */
  static async of(
    person: Person,
    where: { readonly origin: string; readonly section: string },
  ): Promise<Script> {
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const answer = await person.post('/api/tokens', { name: 'script', expiresAt });
    // The contracts' own tests prove that the api answers in this shape.
    const { token } = (await answer.json()) as CreatedToken;
    const script = new Script({ ...where, token });
    await eventually(() => expect(script.#provider.isSynced).toBe(true));
    return script;
  }

  destroy(): void {
    this.#provider.destroy();
    this.#socket.destroy();
  }
}
