import { Service, inject } from '@angular/core';
import type { UnsentText, WrittenPart } from '@samenpen/live-client';
import { Sections } from '../api/sections';
import { Sessions } from '../api/sessions';
import { DeviceDrafts } from '../shell/device-drafts';
import { LiveLink } from './live-link';
import { isTaken } from './settling';

/** How long sending may take before signing out says that it did not work, in milliseconds. */
const SENDING_MS = 10_000;

type TextNode = { readonly text?: string; readonly content?: readonly TextNode[] };

// Not `documentText`: signing out should not load the editor's schema to name a few lines.
const textOf = ({ text, content }: TextNode): string => text ?? (content ?? []).map(textOf).join(' ').trim();

/**
 * Text that only this device has, for who is about to sign out: send it, save it as a file, or discard
 * it. After signing out no copy of anybody's text stays on the device.
 */
@Service()
export class UnsentWork {
  private readonly link = inject(LiveLink);
  private readonly sections = inject(Sections);
  private readonly sessions = inject(Sessions);
  private readonly drafts = inject(DeviceDrafts);

  /** What is unsent, section by section. */
  async find(): Promise<readonly UnsentText[]> {
    const person = this.sessions.current()?.person.id;
    if (person === undefined) return [];
    const { client, store } = await this.link.textWorks();
    const open = this.link.openTexts();
    const inOpen = open.flatMap((text): UnsentText[] => {
      const part = text.unsent();
      return part ? [{ section: text.owner.section, part }] : [];
    });
    const except = new Set(open.map(({ owner }) => owner.section));
    // A browser that keeps nothing has no copies.
    const inCopies = await client.unsentTexts(store, { person, except }).catch(() => []);
    return [...inOpen, ...inCopies];
  }

  /** Opens each section until everything is acknowledged; false when something could not be sent. */
  async send(unsent: readonly UnsentText[]): Promise<boolean> {
    const person = this.sessions.current()?.person.id;
    if (person === undefined) return false;
    const sent = await Promise.all(unsent.map(({ section }) => this.sendOne({ person, section })));
    return sent.every((isSent) => isSent);
  }

  /** Removes every copy of this person from the device, and what was begun there. */
  async clear(): Promise<void> {
    this.drafts.clear();
    const person = this.sessions.current()?.person.id;
    if (person === undefined) return;
    const { client, store } = await this.link.textWorks();
    await this.link.closeTexts();
    // A browser that keeps nothing has nothing to remove.
    await client.removeCopies(store, person).catch(() => undefined);
  }

  /** The unsent texts as one plain file. */
  asFile(unsent: readonly UnsentText[]): Blob {
    const texts = unsent.map(({ part }) => this.linesOf(part).join('\n'));
    return new Blob([texts.join('\n\n')], { type: 'text/plain;charset=utf-8' });
  }

  /** What was typed, line by line. */
  linesOf({ typed }: WrittenPart): string[] {
    return typed.map(textOf);
  }

  private async sendOne(owner: { person: string; section: string }): Promise<boolean> {
    // A section that cannot be asked for is not sent either.
    const section = await this.sections.read(owner.section).catch(() => null);
    const schemaVersion = section?.schemaVersion ?? null;
    const text = schemaVersion === null ? null : await this.link.openText({ owner, schemaVersion });
    if (!text) return false;
    const isSent = await isTaken(text, SENDING_MS);
    this.link.letGo(text);
    return isSent;
  }
}
